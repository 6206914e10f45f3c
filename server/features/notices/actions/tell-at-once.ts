import type { Ctx, Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { insertNoticesAlone } from '../queries.ts';
import type { Notice } from './queue-notice.ts';
import { type Means, sendNotice } from './send-notice.ts';
import { noticesOfMoves } from './tell-of-moves.ts';

/**
 * Tells the complainants of these moves within the transaction of the moves, without jobs. For moves of
 * the past, which are written where nobody is to be reached: a job would be carried out by whatever
 * server runs next, with its carriers. Nothing waits for the morning.
 *
 * @param means with carriers that reach nobody and do not fail
 */
export async function tellAtOnce(
  ctx: Ctx,
  means: Means,
  db: Db,
  moves: readonly Moved[],
): Promise<void> {
  await deliverAtOnce(ctx, means, db, await noticesOfMoves(ctx, db, moves));
}

/** The same of notices that are known. @returns how many there are */
export async function deliverAtOnce(
  ctx: Ctx,
  means: Means,
  db: Db,
  notices: readonly Notice[],
): Promise<number> {
  const now = ctx.clock();
  await insertNoticesAlone(
    db,
    notices.map(({ urgent = false, ...notice }) => ({ ...notice, urgent, sendAfter: now })),
    now,
  );
  const within: Ctx = { ...ctx, db, config: { ...ctx.config, NOTICES: 'outbox' } };
  for (const { complaintNumber, seq, complainantNo, template } of notices) {
    await sendNotice(
      within,
      means,
      { complaintNumber, seq, complainantNo, template },
      { last: true },
    );
  }
  return notices.length;
}
