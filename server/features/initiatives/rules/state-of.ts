import type { InitiativeState } from '@insaf/contract/initiatives.ts';

type Dated = {
  readonly open: boolean;
  readonly first_day: string;
  readonly last_day: string | null;
};

/**
 * Where an initiative stands: one that somebody closed is closed, whatever its days say.
 *
 * @param today the day in the installation's zone, `2026-07-01`; its first and last day are both open
 */
export function stateOf({ open, first_day, last_day }: Dated, today: string): InitiativeState {
  if (!open) return 'closed';
  if (today < first_day) return 'to_come';
  return last_day !== null && today > last_day ? 'ended' : 'open';
}
