import { type FilingQuestion, filingQuestions } from '@insaf/contract/portal-filing.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { openToAll } from '../../../platform/http/gate.ts';
import { type Draft, hasAnswers, questionsOf, valuesFor, withAnswer } from '../rules/draft.ts';
import { firstUnanswered } from '../rules/read-answers.ts';
import { answerQuestion } from './answer-question.ts';
import { discardDraft } from './discard-draft.ts';
import { addUploads, sendThumbnail } from './draft-files.ts';
import { changeDraft, knownDraftId, readDraft } from './keep-draft.ts';
import { valuesOf } from './receive-form.ts';
import { sendDraft } from './send-draft.ts';
import { showCheck } from './show-check.ts';
import type { Portal } from './show-page.ts';
import { showPage } from './show-page.ts';
import { showQuestion } from './show-question.ts';
import { type Visit, visitDraft } from './visit-draft.ts';

/**
 * `/file`: a complaint is filed, one question a page, without scripts. What was answered is kept on the
 * server from the first page on. Every page shows what it was answered; a page whose predecessors are not
 * answered leads to the first of them.
 */
export function mountFiling(scope: FastifyInstance, portal: Portal): void {
  const visiting =
    (answer: (visit: Visit) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      answer(await visitDraft(portal, request, reply));

  scope.get(
    '/file',
    openToAll,
    visiting(async ({ reply, draft, known }) =>
      reply.redirect(`/file/${firstUnanswered(draft, known) ?? 'check'}`, 303),
    ),
  );
  for (const question of filingQuestions) {
    scope.get(
      `/file/${question}`,
      openToAll,
      visiting((visit) => openQuestion(visit, question)),
    );
    scope.post(
      `/file/${question}`,
      openToAll,
      visiting((visit) => answerQuestion(visit, question)),
    );
  }
  scope.get(
    '/file/photos/:id',
    openToAll,
    visiting((visit) => sendThumbnail(visit, (visit.request.params as { id: string }).id)),
  );
  scope.post('/file/keep', openToAll, visiting(keepWhatIsTyped));
  scope.get(
    '/file/check',
    openToAll,
    visiting(async (visit) => {
      const open = firstUnanswered(visit.draft, visit.known);
      return open === null ? showCheck(visit) : visit.reply.redirect(`/file/${open}`, 303);
    }),
  );
  scope.get('/file/send', openToAll, async (_request, reply) => reply.redirect('/file/check', 303));
  scope.post(
    '/file/send',
    openToAll,
    visiting((visit) => sendDraft(visit, valuesOf(visit.request.body).filing ?? '')),
  );
  scope.get(
    '/file/again',
    openToAll,
    visiting(async ({ request, reply }) =>
      showPage(portal, request, reply, 'file-again', { back: '/file' }),
    ),
  );
  scope.post(
    '/file/again',
    openToAll,
    visiting(async (visit) => {
      await discardDraft(visit);
      return visit.reply.redirect('/file/what', 303);
    }),
  );
  // For scripts that filed the complaint by other ways, which they name.
  scope.post(
    '/file/discard',
    openToAll,
    visiting(async (visit) => {
      const { filing } = valuesOf(visit.request.body);
      if (filing === visit.draft.filing) await discardDraft(visit);
      return visit.reply.status(204).send();
    }),
  );
}

/** Whether this browser has a complaint that it can go on with. */
export async function hasDraft(portal: Portal, request: FastifyRequest): Promise<boolean> {
  const id = knownDraftId(request);
  return id !== null && hasAnswers(await readDraft(portal.ctx, id));
}

async function openQuestion(visit: Visit, question: FilingQuestion): Promise<unknown> {
  const { draft, known, request, reply } = visit;
  const questions = questionsOf(draft);
  if (!questions.includes(question)) return reply.redirect('/file', 303);
  const open = firstUnanswered(draft, known);
  if (open !== null && questions.indexOf(open) < questions.indexOf(question))
    return reply.redirect(`/file/${open}`, 303);
  const { to } = request.query as { to?: string };
  return showQuestion(visit, question, { fromCheck: to === 'check' });
}

/**
 * Keeps what one page has at the moment, finished or not: nobody loses what they are still writing. For
 * scripts: `page` names the question; the answer, as JSON, which complaint it is kept for.
 */
async function keepWhatIsTyped(visit: Visit): Promise<{ filing: string }> {
  const { filing } = await keptDraft(visit);
  return { filing };
}

async function keptDraft(visit: Visit): Promise<Draft> {
  const sent = valuesOf(visit.request.body);
  const question = filingQuestions.find((known) => known === sent.page);
  if (question === undefined) throw new Refusal('invalid_input', { field: 'page' });
  if (question === 'photos') {
    await addUploads(visit, sent.uploads ?? '');
    return readDraft(visit.portal.ctx, visit.id);
  }
  const values = valuesFor(question, sent);
  return changeDraft(visit.portal.ctx, visit.id, (draft) =>
    withAnswer(draft, question, values, false),
  );
}
