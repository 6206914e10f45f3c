import type { Ctx, Db } from '../../../platform/context.ts';
import { type ComplaintRow, historyOf } from '../../complaints/index.ts';
import { itemsOf } from '../../evidence/index.ts';
import { repliesOf } from '../../replies/index.ts';
import type { Acting } from '../../rights/index.ts';

/**
 * The text of a subject, if it is of this kind, of a complaint that was loaded through the one who acts; null
 * where there is none that they may read. Features that come after this one bring theirs (server/app.ts).
 */
export type TextOf = (
  ctx: Ctx & { readonly db: Db },
  acting: Acting,
  complaint: ComplaintRow,
  subject: string,
) => Promise<string | null> | string | null;

const asFiled: TextOf = (_ctx, _acting, complaint, subject) => {
  const { text, remedy, address, landmark } = complaint;
  return new Map(Object.entries({ text, remedy, address, landmark })).get(subject) ?? null;
};

const withMove: TextOf = async ({ db }, _acting, complaint, subject) => {
  const seq = numberAfter('words', subject);
  if (seq === null) return null;
  return (await historyOf(db, complaint)).find((entry) => entry.seq === seq)?.words ?? null;
};

const inReply: TextOf = async ({ db }, _acting, complaint, subject) => {
  const no = numberAfter('reply', subject);
  if (no === null) return null;
  return (await repliesOf(db, complaint)).find(({ reply_no }) => reply_no === no)?.text ?? null;
};

const withItem: TextOf = async ({ db }, _acting, complaint, subject) => {
  if (!subject.startsWith('accepted/')) return null;
  const item = (await itemsOf(db, complaint)).find(
    ({ reply_no, item_no }) => subject === `accepted/${reply_no}-${item_no}`,
  );
  return item?.accepted_reason ?? null;
};

export const textsHere: readonly TextOf[] = [asFiled, withMove, inReply, withItem];

/** The number in `words/3`; null for a subject of another kind. */
export function numberAfter(kind: string, subject: string): number | null {
  return subject.startsWith(`${kind}/`) ? Number(subject.slice(kind.length + 1)) : null;
}
