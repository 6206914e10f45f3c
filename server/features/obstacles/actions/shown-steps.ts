import type { Db } from '../../../platform/context.ts';
import { hidingIn } from '../../redaction/index.ts';
import { hiddenEntriesOf, type Obstacle, type StepRow, stepsOf } from '../queries.ts';

/** What is hidden for everybody is looked for in every complaint, whoever reads. */
const acting = { kind: 'system', job: 'show-obstacle' } as const;

/**
 * What happened to an obstacle, as everybody reads it who may: what is hidden of its words in the history
 * of any of its complaints is hidden here, and whom they name with it.
 */
export async function shownSteps(db: Db, obstacle: Pick<Obstacle, 'id'>): Promise<StepRow[]> {
  const [steps, hidden] = await Promise.all([
    stepsOf(db, obstacle),
    hiddenEntriesOf(db, acting, obstacle),
  ]);
  if (hidden.length === 0) return steps;
  const hide = await hidingIn(db, [...new Set(hidden.map(({ number }) => number))]);
  return steps.map((step) => {
    const here = hidden.filter((entry) => entry.step === step.step_no);
    const words = here.reduce(
      (text, { number, seq }) => text && hide(number, `obstacle/${seq}`, text),
      step.words,
    );
    return { ...step, words, person: words === step.words ? step.person : null };
  });
}

/** What was written when it was recorded. */
export function recordedWith(steps: readonly StepRow[]) {
  const [first] = steps;
  return { needed: first?.words ?? null, outside: first?.person ?? null };
}
