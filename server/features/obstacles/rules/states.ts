import type { ObstacleState } from '@insaf/contract/obstacles.ts';

/** How far an obstacle has come. One whose promised day passed went up and waits again. */
export function stateOf(row: {
  readonly decided_at: Date | null;
  readonly removed_at: Date | null;
}): ObstacleState {
  if (row.removed_at !== null) return 'removed';
  return row.decided_at === null ? 'waiting' : 'decided';
}
