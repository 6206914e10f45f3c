import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { OwnComplaint, OwnComplaints } from '@insaf/contract/telephones.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { words } from '../../../platform/words.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { complaintsOfTelephone, type OwnRow, type TelephoneHolder } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/list-cursor.ts';
import { askedOfPerson } from '../rules/own-complaint.ts';
import { telephoneSpan } from '../rules/telephone-span.ts';

/**
 * A page of what was filed from a telephone, the latest first.
 *
 * @throws Refusal `invalid_input` for an `after` that no page ended with
 */
export async function listOwnComplaints(
  ctx: Ctx,
  holder: TelephoneHolder,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<OwnComplaints> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) throw new Refusal('invalid_input', { field: 'after' });
  const directory = await readDirectory(ctx.db);
  const span = telephoneSpan(ctx.clock(), ctx.config);
  const rows = await complaintsOfTelephone(ctx.db, holder, {
    ...span,
    after: cursor,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    complaints: page.map((row) => shownOf(row, directory)),
    next:
      rows.length > page.length && last !== undefined
        ? writeCursor({ filedAt: last.filed_at, number: last.number })
        : null,
  };
}

/** One of them as its complainant sees it; null for what is not in the list. */
export async function ownComplaint(
  ctx: Ctx,
  holder: TelephoneHolder,
  number: string,
): Promise<ComplaintRow | null> {
  const span = telephoneSpan(ctx.clock(), ctx.config);
  const [found] = await complaintsOfTelephone(ctx.db, holder, { ...span, number, limit: 1 });
  if (found === undefined) return null;
  return (await readComplaint(ctx.db, { kind: 'complainant', number }, number)) ?? null;
}

function shownOf(row: OwnRow, directory: Directory): OwnComplaint {
  const status = row.status as Status;
  const key = `tracking.status.${status}`;
  return {
    number: row.number,
    status,
    statusWords: { ar: words('ar')(key), en: words('en')(key) },
    category: row.category_id === null ? null : named(directory.category(row.category_id)),
    place: row.place_id === null ? null : named(directory.place(row.place_id)),
    receivedAt: row.received_at.toISOString(),
    asked: askedOfPerson(status, row.waits_until),
  };
}

function named({ name_ar: ar, name_en: en }: { name_ar: string; name_en: string }): Bilingual {
  return { ar, en };
}
