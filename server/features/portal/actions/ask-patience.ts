import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTo } from '../../../platform/http/error-reply.ts';
import { mustWait } from '../../../platform/http/request-limits.ts';
import { receiveForm, typedIn } from './receive-form.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';

/**
 * Answers a form from an address that asked for too much, or that comes when the server has too much in hand,
 * with a page that holds everything typed in it and sends it again; 429 or 503, and `Retry-After`. People of
 * one mobile network have one address: whoever fills it with requests must not cost another what they wrote.
 */
export async function askPatience(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const refusal = mustWait(request);
  if (refusal === null) return;
  await receiveForm(request, async ({ bytes }) => void bytes.resume());
  const { language } = choicesOf(request);
  const { error } = answerTo(refusal, request, reply, language);
  await showTyped(portal, request, reply, error.message);
}

/** A page that says why, holds what was typed and sends it again. */
export function showTyped(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
) {
  const { values, hadFiles } = typedIn(request);
  return showPage(portal, request, reply, 'patience', {
    ...{ text, hadFiles, action: request.url },
    fields: Object.entries(values),
  });
}
