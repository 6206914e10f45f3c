import {
  lifecycle,
  type Mover,
  nextStatus,
  type Status,
  type Verb,
} from '@insaf/contract/complaint-lifecycle.ts';
import type { Random } from '../../server/demo/seeded.ts';
import { type MovedTo, movedTo } from '../../server/features/complaints/actions/moved-to.ts';
import type { ComplaintRow, Decision } from '../../server/features/complaints/index.ts';
import type { AgencyRow } from '../../server/features/directory/index.ts';
import type { Acting, Holding } from '../../server/features/rights/index.ts';
import { type Country, someone } from './country.ts';
import type { Filed } from './filing.ts';
import type { Row, Rows } from './tables.ts';

/*
 * The life of one complaint, as it is told: what it is by now, each of its moves, and the rows that they
 * leave. What a move makes of the complaint is decided by the product (moved-to.ts), clocks and all.
 */

export type Moved = Pick<MovedTo, 'verb' | 'from' | 'to' | 'complaint' | 'details' | 'words'> & {
  readonly at: number;
  readonly entry: Row & { readonly seq: number };
};

export type Life = {
  readonly random: Random;
  readonly country: Country;
  readonly filed: Filed;
  complaint: ComplaintRow;
  unit: AgencyRow;
  readonly moves: Moved[];
  readonly rows: Rows;
  /** Files of the complaint that it followed, which its reply shows. */
  readonly shown: Row[];
  /** What the judge will decide on the reply that waits. */
  verdict: 'settle' | 'returnReply';
};

export type MutableRow = { [column: string]: unknown };

export function begin(random: Random, country: Country, filed: Filed): Life {
  const { complaint, details } = filed;
  const { registered_by: staff } = complaint;
  const entry = {
    ...{ complaint_number: complaint.number, seq: 1, at: complaint.received_at, verb: 'receive' },
    ...{
      from_status: null,
      to_status: 'received',
      actor: staff === null ? 'complainant' : 'staff',
    },
    ...{ staff_id: staff, agency_id: complaint.registered_at_id, holder_id: complaint.holder_id },
    ...{ category_id: complaint.category_id, due_at: complaint.due_at, details },
  };
  const at = complaint.received_at.getTime();
  const first = { verb: 'receive', from: null, to: 'received', words: null } as const;
  return {
    ...{
      random,
      country,
      filed,
      complaint,
      unit: filed.unit,
      verdict: 'settle',
      rows: {},
      shown: [],
    },
    moves: [{ ...first, at, complaint, details, entry }],
  };
}

export const add = (life: Life, table: keyof Rows, row: MutableRow): void => {
  const rows = life.rows[table];
  if (rows === undefined) life.rows[table] = [row];
  else rows.push(row);
};

/** Where it stands, and since when. */
export const statusOf = ({ complaint }: Life) => complaint.status as Status;
export const lastAt = ({ moves }: Life): number => moves.at(-1)!.at;
/** When it was received, or received again by an appeal. */
export const receivedAt = ({ moves }: Life): Date =>
  new Date(moves.findLast(({ verb }) => verb === 'appeal' || verb === 'receive')!.at);

export type Who = { readonly acting: Acting; readonly holding: Holding | null };

/** A member of staff of an agency, by the role that it takes. */
export function staffMember(life: Life, agency: AgencyRow): Who {
  const id = someone(agency, life.random);
  const { path } = agency;
  const holding: Holding = {
    ...{ role: 'filled', permissions: [], agencyId: agency.id, path, reach: 'below' },
  };
  return { acting: { kind: 'staff', staffId: id, name: '', holdings: [holding] }, holding };
}

export const complainant = ({ complaint }: Life): Who => ({
  acting: { kind: 'complainant', number: complaint.number },
  holding: null,
});

export const job = (verb: Verb): Who => ({
  acting: { kind: 'system', job: 'fill', moves: [verb] },
  holding: null,
});

export const staffIdOf = ({ acting }: Who): string =>
  acting.kind === 'staff' ? acting.staffId : '';

/**
 * Carries a move out.
 *
 * @throws Error where the lifecycle does not allow it
 */
export function move(life: Life, verb: Verb, at: number, who: Who, decision: Decision): void {
  const { complaint, country } = life;
  const from = statusOf(life);
  const mover = who.acting.kind as Mover;
  const next = nextStatus(verb, from, mover, complaint.previous_status as Status | null);
  if ('refused' in next) throw new Error(`${verb} is not possible from ${from}`);
  const moved = movedTo(complaint, {
    ...{ verb, effect: lifecycle[verb].clock, to: next.to, ...who, decision, now: new Date(at) },
    before: country.timetable(complaint, at),
    after: country.timetable({ ...complaint, ...decision.changes } as ComplaintRow, at),
  });
  rememberHolder(life, moved.complaint.holder_id);
  life.complaint = moved.complaint;
  const entry = moved.entry as unknown as Moved['entry'];
  const { to, details, words } = moved;
  life.moves.push({ ...{ verb, from, to, at, details, words, entry }, complaint: moved.complaint });
}

/** Who had it before goes on seeing it. */
function rememberHolder(life: Life, next: number): void {
  const { number, holder_id: id } = life.complaint;
  if (id === next || life.rows.earlier_holders?.some((row) => row.agency_id === id)) return;
  add(life, 'earlier_holders', { complaint_number: number, agency_id: id });
}
