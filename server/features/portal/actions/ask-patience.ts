import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { answerTo } from '../../../platform/http/error-reply.ts';
import { tooManyFor } from '../../../platform/http/request-limits.ts';
import { receiveForm } from './receive-form.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';

/**
 * Answers a form from an address that asked for too much, with a page that holds everything typed in it and
 * sends it again; 429 and `Retry-After`. People of one mobile network have one address: whoever fills it
 * with requests must not cost another what they wrote.
 */
export async function askPatience(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const seconds = tooManyFor(request);
  if (seconds === 0) return;
  let hadFiles = false;
  const values = await receiveForm(request, async ({ bytes }) => {
    hadFiles = true;
    bytes.resume();
  });
  const { language } = choicesOf(request);
  const refusal = new Refusal('too_many_requests', { seconds });
  const { error } = answerTo(refusal, request, reply, language);
  await showPage(portal, request, reply, 'patience', {
    text: error.message,
    action: request.url,
    fields: Object.entries(values),
    hadFiles,
  });
}
