import type { Caller } from '@insaf/contract/callers.ts';
import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import type { ComplainantKind } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { openIdentity } from '../../complainants/index.ts';
import { type ComplaintRow, workingTimeOf } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { runningReasons, waitingReasons } from '../../dossier/index.ts';
import { hidingIn } from '../../redaction/index.ts';
import { type Acting, holdingsWith } from '../../rights/index.ts';
import { complaintsOfCaller, questionsOf, recordLookup } from '../queries.ts';
import { callerView, type Found } from '../rules/caller-view.ts';
import { deskReach } from '../rules/desk-reach.ts';

/** Look-ups that one member of staff may make in a minute: no desk takes calls faster. */
const mostInAMinute = 20;
const aMinute = 60_000;
const mostComplaints = 20;

export type Staff = Acting & { kind: 'staff' };

/**
 * Who calls, as far as the desk that answers may know.
 *
 * @throws Refusal `wrong_phone`, `not_permitted`, `too_many_attempts` with `seconds` to wait
 */
export async function findCaller(ctx: Ctx, acting: Acting, given: string): Promise<Caller> {
  const { staff, agencyId } = atDesk(acting);
  const phone = telephoneOf(given);
  const phoneHash = (await ctx.keys.newest()).hash('phone', phone);
  const now = ctx.clock();
  const lookup = { at: now, staffId: staff.staffId, agencyId, phoneHash };
  // What is refused is recorded as well: it is what an auditor looks for.
  const made = await recordLookup(ctx.db, lookup, new Date(now.getTime() - aMinute));
  if (made > mostInAMinute) throw new Refusal('too_many_attempts', { seconds: aMinute / 1000 });
  const found = await foundFor(ctx, staff, phone);
  return callerView(phone, found, { now, maySupply: holdingsWith(acting, 'supply').length > 0 });
}

/** The telephone in its one form. @throws Refusal `wrong_phone` */
export function telephoneOf(given: string): string {
  const read = readTelephone(given, 'EG');
  if (!read.ok) throw new Refusal('wrong_phone', { field: 'phone' });
  return read.e164;
}

/** @throws Refusal `not_permitted` for who registers for nobody */
export function atDesk(acting: Acting): { staff: Staff; agencyId: number } {
  const [desk] = holdingsWith(acting, 'registerFor');
  if (acting.kind !== 'staff' || desk === undefined) throw new Refusal('not_permitted');
  return { staff: acting, agencyId: desk.agencyId };
}

async function foundFor(ctx: Ctx, staff: Staff, phone: string): Promise<Found[]> {
  const phoneHashes = await ctx.keys.hashes('phone', phone);
  const directory = await readDirectory(ctx.db);
  const reach = deskReach(staff, directory);
  const rows = await complaintsOfCaller(ctx.db, staff, {
    reach,
    phoneHashes,
    limit: mostComplaints,
  });
  const incomplete = rows.filter(({ status }) => status === 'incomplete');
  const [questions, hide] = await Promise.all([
    questionsOf(ctx.db, incomplete),
    hidingIn(
      ctx.db,
      rows.map(({ number }) => number),
    ),
  ]);
  const questionOf = (number: string) => {
    const asked = questions.get(number);
    return asked === undefined ? null : hide(number, `words/${asked.seq}`, asked.words);
  };
  const toFound = async (row: (typeof rows)[number]): Promise<Found> => ({
    number: row.number,
    status: row.status as Status,
    version: row.version,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    waitsUntil: row.waits_until,
    clock: await clockSaid(ctx, row, directory),
    text: hide(row.number, 'text', row.text),
    confidential: row.confidential,
    againstAgency: row.complained_of_id !== null,
    // What is against one's own agency is kept from who took it down there, too.
    ownFiling:
      row.registered_by === staff.staffId &&
      !(row.complained_of_id !== null && reach.ownAgencies.includes(row.complained_of_id)),
    category: row.category_id === null ? null : named(directory.category(row.category_id)),
    place: row.place_id === null ? null : named(directory.place(row.place_id)),
    holder: named(directory.agency(row.holder_id)),
    question: questionOf(row.number),
    person: {
      ...(await openIdentity(ctx.keys, row)),
      kind: row.person_kind as ComplainantKind,
    },
  });
  return Promise.all(rows.map(toFound));
}

/** What the list says of its time, in the same words. */
async function clockSaid(ctx: Ctx, row: ComplaintRow, directory: Directory) {
  const now = ctx.clock();
  const today = localDay(now, ctx.config.TIME_ZONE);
  const facts = { now, today, ...(await workingTimeOf(ctx, row, directory, now)) };
  return [...runningReasons(row, facts), ...waitingReasons(row, facts)];
}

type Row = Directory['agencies'][number] | Directory['places'][number];

function named({ code, name_ar: ar, name_en: en }: Pick<Row, 'code' | 'name_ar' | 'name_en'>) {
  return { code, name: { ar, en } };
}
