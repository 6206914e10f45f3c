import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { NotSent } from '../../../platform/messages/message.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { words } from '../../../platform/words.ts';
import { actingAs, staffNames } from '../../staff/index.ts';
import { addressOf, type Morning, setDigestState, startSending } from '../queries.ts';
import { isEmpty } from '../rules/digest.ts';
import { letterPage } from '../rules/letter-page.ts';
import { letterText } from '../rules/letter-text.ts';
import { sayDigest } from '../rules/say-digest.ts';
import { gatherDigest } from './gather-digest.ts';
import { stopAddress } from './stop-address.ts';

/** `away`: the carrier takes nothing now, and whoever comes later tries again. */
export type Outcome = 'sent' | 'nothing' | 'failed' | 'away' | 'not_ours';

/**
 * Makes and sends the digest that was taken for somebody.
 *
 * The mail is made first; then it is committed that it is about to be handed over, and only then is it. So
 * whoever ends in the middle leaves either a digest that was surely not sent, which another takes, or one of
 * which nobody can know, which is told as that and not sent twice: what it says stands at the desk as well.
 * What the carrier refused for now is tried again later, with the same Message-ID.
 */
export async function sendDigest(
  ctx: Ctx,
  { email }: Pick<Transports, 'email'>,
  morning: Morning,
  { staffId, atWork }: { staffId: string; atWork: ReadonlySet<number> },
): Promise<Outcome> {
  const { db } = ctx;
  const become = (
    from: 'taken' | 'sending',
    to: 'taken' | 'sent' | 'nothing' | 'failed' | 'unknown',
  ) => setDigestState(db, staffId, morning.day, { from, to, at: ctx.clock() });
  const [acting, member] = await Promise.all([actingAs(ctx, staffId), addressOf(db, staffId)]);
  const digest = acting && (await gatherDigest(ctx, acting, atWork));
  if (acting === null || digest === null || member === undefined || isEmpty(digest)) {
    await become('taken', 'nothing');
    return 'nothing';
  }
  const { language } = member;
  const lenders = [...new Set(acting.holdings.flatMap(({ lentBy }) => lentBy ?? []))];
  const names = await staffNames(db, lenders);
  const letter = sayDigest(digest, {
    ...{ language, say: words(language), name: acting.name, day: morning.day },
    ...{ standsInFor: [...names.values()], home: ctx.config.PUBLIC_URL },
    stop: stopAddress(ctx, staffId),
  });
  const message = {
    ...{ to: member.email, subject: letter.subject, stop: letter.stop.address },
    ...{ text: letterText(letter), html: letterPage(letter) },
    reference: `digest-${morning.day}-${ctx.sealing.hash('digest', staffId).toString('hex')}`,
    at: morning.now,
  };
  if (!(await startSending(db, morning, staffId, ctx.clock()))) return 'not_ours';
  try {
    await email.send(message);
  } catch (error) {
    if (!(error instanceof NotSent)) {
      await become('sending', 'unknown');
      throw error;
    }
    const { kind } = error;
    await become('sending', kind === 'permanent' ? 'failed' : 'taken');
    ctx.log.warn(
      { err: error, day: localDay(ctx.clock(), ctx.config.TIME_ZONE) },
      'no digest sent',
    );
    return kind === 'permanent' ? 'failed' : 'away';
  }
  await become('sending', 'sent');
  return 'sent';
}
