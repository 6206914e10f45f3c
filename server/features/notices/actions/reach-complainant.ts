import type { Language } from '@insaf/contract/text.ts';
import type { NoticeWay } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { oneComplainant, openIdentity } from '../../complainants/index.ts';
import { historyOf, readComplaint } from '../../complaints/index.ts';
import { trackingCode } from '../../intake/index.ts';
import { repliesOf } from '../../replies/index.ts';
import type { NoticeKey } from '../queries.ts';
import type { Writings } from '../rules/templates.ts';
import type { Recipient } from './send-notice.ts';

const acting = { kind: 'system', job: 'send_notice' } as const;

/** Whom a notice goes to, and what it quotes, as it is at the moment of sending; null once erased. */
export async function reachComplainant(ctx: Ctx, notice: NoticeKey): Promise<Recipient | null> {
  const row = await oneComplainant(ctx.db, notice.complaintNumber, notice.complainantNo);
  if (row === undefined) return null;
  const identity = await openIdentity(ctx.keys, row);
  return {
    name: identity.name,
    phone: identity.phone,
    email: identity.email,
    language: row.language as Language,
    noticeBy: row.notice_by as NoticeWay,
    writings: await writingsOf(ctx, notice),
  };
}

async function writingsOf(
  ctx: Ctx,
  { complaintNumber, seq, template }: NoticeKey,
): Promise<Writings> {
  const complaint = await readComplaint(ctx.db, acting, complaintNumber);
  if (complaint === undefined) return {};
  if (template === 'received') {
    const key = ctx.sealing.keyFor('tracking-code');
    return { code: trackingCode(key, complaintNumber, complaint.code_generation) };
  }
  const toldWith = ['obstructed', 'obstacle_decided', 'obstacle_removed'];
  const told = [...toldWith, 'gathered', 'day_announced'].includes(template);
  const quotes = told || ['asked', 'dismissed', 'planned', 'settled'].includes(template);
  if (!quotes) return {};
  const entry = (await historyOf(ctx.db, complaint)).find((each) => each.seq === seq);
  if (template === 'asked') return entry?.words ? { question: entry.words } : {};
  if (template === 'dismissed') return entry?.words ? { explanation: entry.words } : {};
  if (told) return entry?.words ? { told: entry.words } : {};
  const { replyNo } = (entry?.details ?? {}) as { replyNo?: number };
  const reply = (await repliesOf(ctx.db, complaint)).find((each) => each.reply_no === replyNo);
  return reply === undefined ? {} : { reply: reply.text };
}
