import type { Stretch } from '@insaf/contract/redaction.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Acting } from '../../rights/index.ts';
import { lettersOf } from '../rules/hide-stretches.ts';
import { redact } from './redact.ts';
import type { TextOf } from './written-text.ts';

type Order = {
  readonly number: string;
  /** `text` or `words-3`, as `redactText` of contract/redaction.ts lists them. */
  readonly subject: string;
  readonly after: number;
  readonly stretches: readonly Stretch[];
};

/**
 * Hides stretches of what was written, in place of those that were hidden before.
 *
 * @param texts what finds the text of a subject
 * @throws Refusal as `redact`; `redaction_outside` with the field of a stretch that ends after the text
 */
export function redactText(
  ctx: Ctx,
  acting: Acting,
  { stretches, ...order }: Order,
  texts: readonly TextOf[],
) {
  const subject = order.subject.replace('-', '/');
  return redact(ctx, acting, { ...order, subject }, async (db, complaint) => {
    const found = await Promise.all(
      texts.map((textOf) => textOf({ ...ctx, db }, acting, complaint, subject)),
    );
    const text = found.find((each) => each !== null);
    if (text === undefined) throw new Refusal('not_found', { field: 'subject' });
    const letters = lettersOf(text);
    const outside = stretches.findIndex(({ to }) => to > letters);
    if (outside >= 0) {
      throw new Refusal('redaction_outside', { field: `stretches.${outside}.to` });
    }
    return { marks: stretches, rendition: null };
  });
}
