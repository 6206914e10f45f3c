import { randomUUID } from 'node:crypto';
import { type FilingQuestion, filingQuestions } from '@insaf/contract/portal-filing.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { emptyDraft, hasAnswers, questionsOf, valuesFor, withAnswer } from '../rules/draft.ts';
import { firstUnanswered } from '../rules/read-answers.ts';
import { answerQuestion } from './answer-question.ts';
import { addUploads, dropFile, sendThumbnail } from './draft-files.ts';
import { changeDraft, knownDraftId, readDraft } from './keep-draft.ts';
import { valuesOf } from './receive-form.ts';
import { sendDraft } from './send-draft.ts';
import { showCheck } from './show-check.ts';
import type { Portal } from './show-page.ts';
import { showPage } from './show-page.ts';
import { showQuestion } from './show-question.ts';
import { type Visit, visitDraft } from './visit-draft.ts';

const hidden = { schema: { hide: true } };

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
    hidden,
    visiting(async ({ reply, draft, known }) =>
      reply.redirect(`/file/${firstUnanswered(draft, known) ?? 'check'}`, 303),
    ),
  );
  for (const question of filingQuestions) {
    scope.get(
      `/file/${question}`,
      hidden,
      visiting((visit) => openQuestion(visit, question)),
    );
    scope.post(
      `/file/${question}`,
      hidden,
      visiting((visit) => answerQuestion(visit, question)),
    );
  }
  scope.get(
    '/file/photos/:id',
    hidden,
    visiting((visit) => sendThumbnail(visit, (visit.request.params as { id: string }).id)),
  );
  scope.post('/file/keep', hidden, async (request, reply) => {
    await keepWhatIsTyped(await visitDraft(portal, request, reply));
    return reply.status(204).send();
  });
  scope.get(
    '/file/check',
    hidden,
    visiting(async (visit) => {
      const open = firstUnanswered(visit.draft, visit.known);
      return open === null ? showCheck(visit) : visit.reply.redirect(`/file/${open}`, 303);
    }),
  );
  scope.get('/file/send', hidden, async (_request, reply) => reply.redirect('/file/check', 303));
  scope.post(
    '/file/send',
    hidden,
    visiting((visit) => sendDraft(visit, valuesOf(visit.request.body).filing ?? '')),
  );
  scope.get(
    '/file/again',
    hidden,
    visiting(async ({ request, reply }) =>
      showPage(portal, request, reply, 'file-again', { back: '/file' }),
    ),
  );
  scope.post('/file/again', hidden, visiting(startAgain));
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

/** Keeps what one page has at the moment, finished or not: nobody loses what they are still writing. */
async function keepWhatIsTyped(visit: Visit): Promise<void> {
  const sent = valuesOf(visit.request.body);
  const question = filingQuestions.find((known) => known === sent.page);
  if (question === undefined) throw new Refusal('invalid_input', { field: 'page' });
  if (question === 'photos') return void (await addUploads(visit, sent.uploads ?? ''));
  const values = valuesFor(question, sent);
  await changeDraft(visit.portal.ctx, visit.id, (draft) =>
    withAnswer(draft, question, values, false),
  );
}

/** Discards what was answered, and the files with it. */
async function startAgain(visit: Visit): Promise<unknown> {
  for (const { id } of visit.draft.uploads) await dropFile(visit, id);
  await changeDraft(visit.portal.ctx, visit.id, ({ sent }) => emptyDraft(randomUUID(), sent));
  return visit.reply.redirect('/file/what', 303);
}
