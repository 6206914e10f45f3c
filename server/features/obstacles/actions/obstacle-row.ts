import type { ObstacleKind, ObstacleRow } from '@insaf/contract/obstacles.ts';
import type { Directory } from '../../directory/index.ts';
import type { Obstacle } from '../queries.ts';
import { stateOf } from '../rules/states.ts';

/** An obstacle as its row, without how many complaints it holds. */
export function obstacleRow(
  row: Obstacle,
  written: { readonly needed: string | null; readonly outside: string | null },
  directory: Directory,
  now: Date,
): Omit<ObstacleRow, 'complaints'> {
  const named = (id: number) => {
    const { code, name_ar: ar, name_en: en } = directory.successorOf(id);
    return { code, name: { ar, en } };
  };
  const maybe = (id: number | null) => (id === null ? null : named(id));
  return {
    id: row.id,
    kind: row.kind as ObstacleKind,
    state: stateOf(row),
    agency: named(row.agency_id),
    level: named(row.level_id),
    from: { agency: maybe(row.from_agency_id), outside: written.outside },
    needed: written.needed,
    neededBy: row.needed_by,
    recordedAt: row.recorded_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
    risen: row.risen,
    decidedAt: row.decided_at?.toISOString() ?? null,
    owner: maybe(row.owner_id),
    decidedFor: row.decided_for,
    removedAt: row.removed_at?.toISOString() ?? null,
  };
}
