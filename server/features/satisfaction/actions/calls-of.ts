import type { SatisfactionCall } from '@insaf/contract/satisfaction.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { deskReach } from '../../callers/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting, Staff } from '../../rights/index.ts';
import { type CallRow, listCalls } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/call-cursor.ts';

/** Only members of staff call, never a partner's system. @throws Refusal `not_permitted` */
export function atDesk(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_permitted');
  return acting;
}

/** A page of the calls that the desk may make now, the longest waiting first. */
export async function listSatisfactionCalls(
  ctx: Ctx,
  acting: Acting,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ calls: SatisfactionCall[]; next: string | null }> {
  const staff = atDesk(acting);
  const cursor = after === undefined ? null : readCursor(after);
  if (after !== undefined && cursor === null)
    throw new Refusal('invalid_input', { field: 'after' });
  const directory = await readDirectory(ctx.db);
  const reach = deskReach(staff, directory);
  const now = ctx.clock();
  const rows = await listCalls(ctx.db, staff, { reach, now, after: cursor, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    calls: await Promise.all(shown.map((row) => callView(ctx, staff, row))),
    next:
      rows.length > limit && last !== undefined
        ? writeCursor({ since: last.call_since!.getTime(), number: last.number })
        : null,
  };
}

/** One call that the desk may make now. @throws Refusal `not_found` where it may not, or another makes it */
export async function oneCall(ctx: Ctx, db: Db, staff: Staff, number: string): Promise<CallRow> {
  const reach = deskReach(staff, await readDirectory(ctx.db));
  const at = { reach, now: ctx.clock(), after: null, limit: 1, number };
  const [row] = await listCalls(db, staff, at);
  if (row === undefined) throw new Refusal('not_found', { field: 'number' });
  return row;
}

export async function callView(ctx: Ctx, staff: Staff, row: CallRow): Promise<SatisfactionCall> {
  const directory = await readDirectory(ctx.db);
  const agency = directory.agency(row.agency_id);
  const category = row.category_id === null ? null : directory.category(row.category_id);
  return {
    number: row.number,
    subject: category === null ? null : { ar: category.name_ar, en: category.name_en },
    agency: { code: agency.code, name: { ar: agency.name_ar, en: agency.name_en } },
    settledAt: row.settled_at.toISOString(),
    since: row.call_since!.toISOString(),
    closesAt: row.closes_at!.toISOString(),
    tries: row.tries,
    yours: isClaimedBy(row, staff, ctx.clock()),
  };
}

export function isClaimedBy(
  { claimed_by, claimed_until }: Pick<CallRow, 'claimed_by' | 'claimed_until'>,
  { staffId }: Staff,
  now: Date,
): boolean {
  return claimed_by === staffId && claimed_until !== null && claimed_until > now;
}
