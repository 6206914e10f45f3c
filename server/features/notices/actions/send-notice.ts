/*
 * Sending one notice, by its job.
 *
 * A carrier and a database cannot change in one transaction, so a message is handed over at least once:
 * the notice is marked `sending` and committed, handed over, and marked `sent`. A crash between the last
 * two leaves `sending` behind, and nobody can know whether the message went out. It is then handed over
 * again, since silence is worse than hearing twice, under the same reference. What that is worth depends
 * on the carrier: the outbox writes the same file again; a mail server or reader that has seen the
 * Message-ID shows one; a gateway is given it as Idempotency-Key; a telephone that has the parts of a long
 * message knows them again by their header. Only a short message of one part can be seen twice.
 *
 * Jobs of one notice never run at the same time: graphile-worker locks a job while it runs, and there is
 * one per notice, or one after the other when the night puts it off.
 */
import type { NoticeTemplate, TellingWay } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Message, NotSent } from '../../../platform/messages/message.ts';
import { smsParts } from '../../../platform/messages/sms-text.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import {
  markNotSent,
  markSent,
  type NoticeKey,
  type NoticeRow,
  putOff,
  type Sent,
  startSending,
} from '../queries.ts';
import { type Addresses, chooseWays } from '../rules/choose-way.ts';
import { nightOf, sendAfter } from '../rules/quiet-hours.ts';
import { renderLetter, renderSms, type Telling, type Told } from '../rules/render-notice.ts';
import type { Writings } from '../rules/templates.ts';
import { noticeSay } from './read-notice-texts.ts';

/** A complainant as they are to be told, and what the notice quotes. Never kept. */
export type Recipient = Addresses & {
  readonly language: Language;
  readonly name?: string | undefined;
  readonly writings: Writings;
};

/** Looks up whom a notice goes to; null when they are erased. */
export type Reach = (ctx: Ctx, notice: NoticeKey) => Promise<Recipient | null>;

export type Means = {
  readonly transports: Transports;
  readonly reach: Reach;
  /**
   * Where the person follows their complaint, or answers what the notice asks. Without the code: links end up
   * in many hands.
   */
  readonly linkTo: (complaintNumber: string, notice: NoticeKey) => string;
};

export type Outcome = 'sent' | 'put_off' | 'not_reachable' | 'failed' | 'nothing_to_send';

/**
 * @param last no attempt comes after this one
 * @throws NotSent, temporary, when it should be tried again
 */
export async function sendNotice(
  ctx: Ctx,
  means: Means,
  key: NoticeKey,
  { last }: { last: boolean },
): Promise<Outcome> {
  const { db } = ctx;
  const now = ctx.clock();
  const morning = sendAfter(now, nightOf(ctx.config), false);
  if (morning > now && (await putOff(db, key, morning))) return 'put_off';
  const notice = await startSending(db, key);
  if (notice === undefined) return 'nothing_to_send';
  let sent: Sent;
  try {
    const recipient = await means.reach(ctx, key);
    const ways = recipient === null ? [] : chooseWays(recipient);
    if (recipient === null || ways.length === 0) {
      await markNotSent(db, key, 'not_reachable', 'no way to tell');
      return 'not_reachable';
    }
    const { language } = recipient;
    const link = means.linkTo(key.complaintNumber, key);
    const zone = ctx.config.TIME_ZONE;
    // The time it speaks from is that of the notice, so that every attempt says the same.
    const say = await noticeSay(db, language);
    const telling = { language, say, link, now: notice.send_after, zone };
    sent = await handOver(means.transports, ways, language, (way) =>
      messageFor(way, notice, recipient, telling),
    );
  } catch (error) {
    const refusal = error instanceof NotSent ? error : null;
    const ended = last || refusal?.kind === 'permanent';
    const why = refusal?.message ?? 'fault of the program, see the log';
    await markNotSent(db, key, ended ? 'failed' : 'queued', why);
    if (ended && refusal) return 'failed';
    throw error;
  }
  await markSent(db, key, ctx.clock(), sent);
  return 'sent';
}

/** Hands over by the first way that does not refuse for good. */
async function handOver(
  transports: Transports,
  ways: readonly TellingWay[],
  language: Language,
  messageBy: (way: TellingWay) => Message,
): Promise<Sent> {
  let refused = new NotSent('permanent', 'no way to tell');
  for (const way of ways) {
    const transport = transports[way];
    try {
      const { providerId = null } = await transport.send(messageBy(way));
      return { way, carrier: transport.name, providerId, language };
    } catch (error) {
      if (!(error instanceof NotSent) || error.kind === 'temporary') throw error;
      refused = error;
    }
  }
  throw refused;
}

function messageFor(
  way: TellingWay,
  notice: NoticeRow,
  recipient: Recipient,
  telling: Telling,
): Message {
  const told: Told = {
    number: notice.complaint_number,
    template: notice.template as NoticeTemplate,
    params: notice.params as Record<string, unknown>,
    writings: recipient.writings,
    name: recipient.name,
  };
  const { complaint_number, seq, complainant_no, template } = notice;
  const common = {
    reference: `${complaint_number}-${seq}-${complainant_no}-${template.replaceAll('_', '-')}`,
    at: notice.send_after,
  };
  if (way === 'email') return { ...common, to: recipient.email!, ...renderLetter(told, telling) };
  const text = renderSms(told, telling, (sms) => smsParts(sms).parts);
  return { ...common, to: recipient.phone!, text };
}
