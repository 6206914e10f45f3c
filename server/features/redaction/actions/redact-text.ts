import type { Stretch } from '@insaf/contract/redaction.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, historyOf } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { lettersOf } from '../rules/hide-stretches.ts';
import { redact } from './redact.ts';

type Order = {
  readonly number: string;
  /** `text`, `remedy` or `words-3`. */
  readonly subject: string;
  readonly after: number;
  readonly stretches: readonly Stretch[];
};

/**
 * Hides stretches of what was written, in place of those that were hidden before.
 *
 * @throws Refusal as `redact`; `redaction_outside` with the field of a stretch that ends after the text
 */
export function redactText(ctx: Ctx, acting: Acting, { stretches, ...order }: Order) {
  const subject = order.subject.replace('-', '/');
  return redact(ctx, acting, { ...order, subject, marks: stretches }, async (db, complaint) => {
    const text = await textOf(db, complaint, subject);
    if (text === null) throw new Refusal('not_found', { field: 'subject' });
    const letters = lettersOf(text);
    const outside = stretches.findIndex(({ to }) => to > letters);
    if (outside >= 0) {
      throw new Refusal('redaction_outside', { field: `stretches.${outside}.to` });
    }
    return null;
  });
}

async function textOf(db: Db, complaint: ComplaintRow, subject: string): Promise<string | null> {
  if (subject === 'text') return complaint.text;
  if (subject === 'remedy') return complaint.remedy;
  const seq = Number(subject.slice('words/'.length));
  const entry = (await historyOf(db, complaint)).find((each) => each.seq === seq);
  return entry?.words ?? null;
}
