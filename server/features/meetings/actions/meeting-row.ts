import type { MeetingRow } from '@insaf/contract/meetings.ts';
import type { Db } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { staffNames } from '../../staff/index.ts';
import type { Meeting } from '../queries.ts';
import { askedOf } from './seen-meeting.ts';

/** Meetings as lists show them. */
export async function meetingRows(
  db: Db,
  directory: Directory,
  rows: readonly Meeting[],
): Promise<MeetingRow[]> {
  const ids = rows.flatMap(({ changed_by, closed_by }) =>
    [changed_by ?? [], closed_by ?? []].flat(),
  );
  const names = await staffNames(db, [...new Set(ids)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => {
    const agency = directory.agency(row.agency_id);
    return {
      ...{ id: row.id, state: row.state as MeetingRow['state'], title: row.title },
      agency: { code: agency.code, name: { ar: agency.name_ar, en: agency.name_en } },
      asked: askedOf(row),
      ...{ place: row.place, heldAt: row.held_at?.toISOString() ?? null, follows: row.follows_id },
      ...{ changedAt: row.changed_at.toISOString(), changedBy: nameOf(row.changed_by) },
      ...{ closedAt: row.closed_at?.toISOString() ?? null, closedBy: nameOf(row.closed_by) },
    };
  });
}
