import { randomUUID } from 'node:crypto';
import type { Filed } from '@insaf/contract/complaints.ts';
import { type FilingQuestion, filingQuestions } from '@insaf/contract/portal-filing.ts';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { sentence } from '../../../platform/http/error-reply.ts';
import { fileComplaint, filedUnder } from '../../intake/index.ts';
import { emptyDraft } from '../rules/draft.ts';
import { complaintOf, firstUnanswered } from '../rules/read-answers.ts';
import { filesOf, forgetGone } from './draft-files.ts';
import { changeDraft, readDraft } from './keep-draft.ts';
import { keepReceipt } from './keep-receipt.ts';
import { showCheck } from './show-check.ts';
import { showQuestion } from './show-question.ts';
import type { Visit } from './visit-draft.ts';

const anyone = { kind: 'anyone' } as const;

/**
 * Files the complaint that a draft has become, and shows its receipt. However often it is sent, and be it by
 * the API from a telephone that had no connection, one is filed: its key is that of the draft it stood in,
 * and a draft that was sent begins anew under another.
 *
 * @param filing which complaint the person saw when they sent it
 */
export async function sendDraft(visit: Visit, filing: string): Promise<FastifyReply> {
  const { portal, reply, draft, known, language } = visit;
  if (filing !== draft.filing) {
    if (draft.sent === null || draft.sent.filing !== filing) return reply.redirect('/file', 303);
    keepReceipt(reply, portal, draft.sent);
    return reply.redirect('/receipt', 303);
  }
  const open = firstUnanswered(draft, known);
  if (open !== null) return reply.redirect(`/file/${open}`, 303);
  const complaint = complaintOf(draft, known, language);
  if (complaint === null) return reply.redirect('/file', 303);

  let filed: Filed;
  try {
    const { gone } = await filesOf(visit, draft);
    const before = gone.length > 0 ? await filedUnder(portal.ctx, anyone, filing) : null;
    if (gone.length > 0 && before === null) return showGone(visit, gone);
    filed = before ?? (await fileComplaint(portal.ctx, anyone, complaint, filing));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const before = await filedUnder(portal.ctx, anyone, filing);
    if (before === null) return showRefusal(visit, error);
    filed = before;
  }
  const receipt = { number: filed.number, code: filed.code };
  await changeDraft(portal.ctx, visit.id, (now) =>
    now.filing === filing ? emptyDraft(randomUUID(), { filing, ...receipt }) : now,
  );
  keepReceipt(reply, portal, receipt);
  return reply.redirect('/receipt', 303);
}

/** Files that waited too long, or that another complaint took: the person decides what to do without them. */
async function showGone(visit: Visit, gone: Parameters<typeof forgetGone>[1]) {
  const faults = await forgetGone(visit, gone);
  const draft = await readDraft(visit.portal.ctx, visit.id);
  visit.reply.status(422);
  return showQuestion({ ...visit, draft }, 'photos', { fromCheck: true, faults });
}

/** A refusal is shown on the page that asked for what is refused. */
async function showRefusal(visit: Visit, { code, params }: Refusal): Promise<FastifyReply> {
  const { reply, language } = visit;
  const question = questionAsking(params.field ?? '');
  // An initiative that ended meanwhile is taken off where all of the answers are.
  const isOfInitiative = code.startsWith('initiative_');
  if (question === null && code !== 'busy' && !isOfInitiative) throw new Refusal(code, params);
  const stays = isOfInitiative ? 'initiative' : 'send';
  const field = question === 'photos' ? 'files' : question === null ? stays : params.field!;
  const faults = [{ field, message: sentence(code, params, language) }];
  reply.status(code === 'busy' ? 503 : 422);
  if (question === null) return showCheck(visit, faults);
  return showQuestion(visit, question, { fromCheck: true, faults });
}

const asking: { readonly [Q in FilingQuestion]: RegExp } = {
  what: /^(text|remedy|kind)$/,
  where: /^(place|address|landmark|position)/,
  about: /^(category|agencyComplainedOf)$/,
  photos: /^uploads/,
  who: /^(complainants|anonymous|confidential)/,
  tell: /^language$/,
};

function questionAsking(field: string): FilingQuestion | null {
  return filingQuestions.find((question) => asking[question].test(field)) ?? null;
}
