import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { Danger, Priority, PriorityRule } from '@insaf/contract/vocabulary.ts';

type Kept = {
  readonly priority: Priority;
  readonly rule?: PriorityRule;
  readonly danger?: Danger;
  readonly people?: number;
};

/**
 * How urgent a complaint became with a step, and by which rule; null where the step changed nothing of it.
 * Which complaint joined it, and whom it harms, the history knows and nobody outside is told.
 */
export function priorityOfStep({
  verb,
  details,
}: {
  readonly verb: string;
  readonly details: unknown;
}): TrackingView['steps'][number]['priority'] {
  const { raised, ...own } = details as { raised?: Kept } & Partial<Kept>;
  const kept = verb === 'prioritise' ? own : raised;
  if (kept?.priority === undefined) return null;
  const { priority, rule = null, danger = null, people = null } = kept;
  return { is: priority, rule, danger, people };
}
