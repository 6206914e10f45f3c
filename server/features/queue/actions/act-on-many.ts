import type { BulkAct, BulkOutcome } from '@insaf/contract/queue.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { asRefusal, sentence } from '../../../platform/http/error-reply.ts';
import {
  acceptComplaint,
  askComplainant,
  type ComplaintRow,
  dismissComplaint,
  historyOf,
  joinComplaint,
  readComplaint,
} from '../../complaints/index.ts';
import { referComplaint } from '../../referrals/index.ts';
import { type Acting, permissionsOf } from '../../rights/index.ts';

type Chosen = BulkAct['complaints'][number];

/**
 * The same act on each of many complaints: by the action of its single route, in a transaction of its
 * own, so that what one is refused hinders no other. Each counts once. One that the same person moved
 * in this way just before, from the version they saw, was done by their first click and is done.
 *
 * @throws Refusal `not_permitted` when the reader has no such permission anywhere
 */
export async function actOnMany(
  ctx: Ctx,
  acting: Acting,
  act: BulkAct,
  language: Language,
): Promise<{ outcomes: BulkOutcome[] }> {
  if (!permissionsOf(acting).includes(act.verb)) throw new Refusal('not_permitted');
  const chosen = new Map(act.complaints.map((each) => [each.number, each]));
  const outcomes: BulkOutcome[] = [];
  for (const each of chosen.values())
    outcomes.push(await outcomeOf(ctx, acting, act, each, language));
  return { outcomes };
}

async function outcomeOf(
  ctx: Ctx,
  acting: Acting,
  act: BulkAct,
  { number, version }: Chosen,
  language: Language,
): Promise<BulkOutcome> {
  const done = (at: number) => ({ number, done: true, version: at, code: null, message: null });
  try {
    return done((await actOn(ctx, acting, act, { number, version })).version);
  } catch (error) {
    const refusal = asRefusal(error as never, language);
    if (refusal === null) throw error;
    const { code, params } = refusal;
    if (code === 'already_moved' && (await movedSo(ctx, acting, act, { number, version }))) {
      return done(version + 1);
    }
    const message = sentence(code, params, language);
    return { number, done: false, version: null, code, message };
  }
}

function actOn(ctx: Ctx, acting: Acting, act: BulkAct, chosen: Chosen): Promise<ComplaintRow> {
  switch (act.verb) {
    case 'refer':
      return referComplaint(ctx, acting, { ...act.input, ...chosen });
    case 'accept':
      return acceptComplaint(ctx, acting, chosen);
    case 'askComplainant':
      return askComplainant(ctx, acting, { ...act.input, ...chosen });
    case 'dismiss':
      return dismissComplaint(ctx, acting, { ...act.input, ...chosen });
    case 'join':
      return joinComplaint(ctx, acting, { ...act.input, ...chosen });
  }
}

/** Whether the step after the version seen is this act, by this person. */
async function movedSo(ctx: Ctx, acting: Acting, { verb }: BulkAct, { number, version }: Chosen) {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined || acting.kind !== 'staff') return false;
  const step = (await historyOf(ctx.db, complaint)).find(({ seq }) => seq === version + 1);
  return step?.verb === verb && step.staff_id === acting.staffId;
}
