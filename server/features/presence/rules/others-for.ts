import type { Doing } from '@insaf/contract/beside.ts';
import type { Present } from '@insaf/contract/presence.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

type Row = {
  readonly staff_id: string;
  readonly name: string;
  readonly agency_id: number;
  readonly doing: string;
  readonly since: Date;
};
type Agency = {
  readonly code: string;
  readonly path: string;
  readonly name_ar: string;
  readonly name_en: string;
};

/**
 * Who else has a complaint open, as one reader of it sees them: by name where the reader's role reaches
 * their agency, by their agency alone otherwise.
 *
 * @param keyOf a name for one of them that tells nothing of who it is
 */
export function othersFor(
  acting: Acting,
  rows: readonly Row[],
  agencyOf: (id: number) => Agency,
  keyOf: (staffId: string) => string,
): Present[] {
  const self = acting.kind === 'staff' ? acting.staffId : null;
  return rows
    .filter((row) => row.staff_id !== self)
    .map((row) => {
      const { code, path, name_ar: ar, name_en: en } = agencyOf(row.agency_id);
      return {
        key: keyOf(row.staff_id),
        name: holdingFor(acting, 'readComplaints', path) === null ? null : row.name,
        agency: { code, name: { ar, en } },
        doing: row.doing as Doing,
        since: row.since.toISOString(),
      };
    });
}
