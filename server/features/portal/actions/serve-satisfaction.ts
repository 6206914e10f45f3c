import { type RemovedAnswer, removedAnswers } from '@insaf/contract/satisfaction.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { words } from '../../../platform/words.ts';
import { answerQuestion, type OpenQuestion, openQuestion } from '../../satisfaction/index.ts';
import { readSatisfaction } from '../rules/read-satisfaction.ts';
import { valuesOf } from './receive-form.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';

/**
 * `/satisfaction/:link`: somebody says how they found it, by the link that they were sent. Whatever scans
 * messages follows links, so a GET shows the form and changes nothing.
 */
export function mountSatisfaction(scope: FastifyInstance, portal: Portal): void {
  scope.get('/satisfaction/:link', openToAll, async (request, reply) => {
    const question = await openQuestion(portal.ctx, linkOf(request));
    if (question === null) return reply.callNotFound();
    const { said } = request.query as { said?: string };
    const stage = !question.isOpen ? 'closed' : said === undefined ? 'open' : 'given';
    return show(portal, request, reply, question, {
      stage,
      entered: enteredOf(question),
      faults: [],
    });
  });
  scope.post('/satisfaction/:link', openToAll, async (request, reply) => {
    const link = linkOf(request);
    const question = await openQuestion(portal.ctx, link);
    if (question === null) return reply.callNotFound();
    const entered = valuesOf(request.body);
    const read = readSatisfaction(entered);
    if ('wrong' in read && question.isOpen) {
      const { language, digits } = choicesOf(request);
      const say = words(language, digits);
      const faults = read.wrong.map(({ field, key, params }) => ({
        ...{ field, message: say(`portal-satisfaction.${key}`, params) },
      }));
      return show(portal, request, reply.status(422), question, { stage: 'open', entered, faults });
    }
    const taken = !('wrong' in read) && (await answerQuestion(portal.ctx, link, read));
    return reply.redirect(`/satisfaction/${link}${taken ? '?said=yes' : ''}`, 303);
  });
}

const linkOf = ({ params }: FastifyRequest) => (params as { link: string }).link;

function enteredOf({ given }: OpenQuestion): Record<string, string> {
  return {
    ...(given.grade === undefined ? {} : { grade: String(given.grade) }),
    ...(isAnswer(given.removed) ? { removed: given.removed } : {}),
    ...(given.words === undefined ? {} : { words: given.words }),
  };
}

const isAnswer = (given: string | undefined): given is RemovedAnswer =>
  removedAnswers.some((answer) => answer === given);

function show(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  { number, subject, agency, until }: OpenQuestion,
  state: {
    readonly stage: 'open' | 'given' | 'closed';
    readonly entered: Readonly<Record<string, string>>;
    readonly faults: readonly { readonly field: string; readonly message: string }[];
  },
) {
  reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
  return showPage(portal, request, reply, 'satisfaction', {
    ...{ address: `/satisfaction/${linkOf(request)}`, number, subject, agency },
    ...{ until: until.toISOString(), ...state },
  });
}
