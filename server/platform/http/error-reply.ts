import { type ErrorBody, type ErrorCode, errors } from '@insaf/contract/errors.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { cannotNow } from '../db/is-away.ts';
import { Refusal, type RefusalParams, StorageFault } from '../errors.ts';
import { words } from '../words.ts';

/** The reader's language, from `Accept-Language`; Arabic unless English is preferred. */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language'] ?? '';
  const first = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const known = first.find((language) => language === 'ar' || language === 'en');
  return known === 'en' ? 'en' : 'ar';
}

/**
 * The one mapper from what was thrown to what is answered. A refusal keeps its code and is logged at
 * info; wrong input names every field; a database or a store of files that cannot now is 503; the rest is a bug: 500 with
 * the request's number, logged with its cause.
 */
export function replyWithError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  return reply.send(answerTo(error, request, reply, languageOf(request)));
}

/** Sets the reply's status and headers, logs, and says what went wrong; the caller sends it in its form. */
export function answerTo(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): ErrorBody {
  const refusal = asRefusal(error, language);
  if (refusal === null) {
    request.log.error({ err: error }, 'a bug');
    const message = words(language)('errors.internal', { request: String(request.id) });
    reply.status(500);
    return { error: { code: 'internal', message, request: request.id } };
  }
  const { code, params, fields } = refusal;
  if (error instanceof StorageFault) request.log.error({ err: error }, 'the store of files failed');
  const status = errors[code];
  request.log.info({ code, field: params.field }, 'refused');
  if (status === 429 || status === 503) {
    reply.header('retry-after', String(params.seconds ?? 2));
  }
  reply.status(status);
  return {
    error: {
      code,
      message: sentence(code, params, language),
      ...(params.field === undefined ? {} : { field: params.field }),
      ...(fields === undefined ? {} : { fields }),
      params: { ...params, field: undefined },
      request: request.id,
    },
  };
}

/** What is wrong, in the reader's language; of a file, why it was refused. */
export function sentence(code: ErrorCode, params: RefusalParams, language: Language): string {
  const say = words(language);
  const ofFile = (code === 'upload_refused' || code === 'too_large') && params.reason !== undefined;
  return say(ofFile ? `uploads.reasons.${params.reason}` : `errors.${code}`, spoken(params));
}

/** What a sentence can speak of. */
function spoken(params: RefusalParams): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

type Refused = { code: ErrorCode; params: RefusalParams; fields?: ErrorBody['error']['fields'] };

/** What was thrown as an expected no, or null when it is a bug. */
export function asRefusal(error: FastifyError, language: Language): Refused | null {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  if (hasZodFastifySchemaValidationErrors(error)) return wrongInput(error, language);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too_large', params: {} };
  if (error.code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
    return { code: 'invalid_input', params: { field: 'body' } };
  }
  if (error.statusCode === 400) return { code: 'invalid_input', params: { field: 'body' } };
  if (error.statusCode === 404) return { code: 'not_found', params: {} };
  if (error instanceof StorageFault) return { code: 'files_out_of_reach', params: { seconds: 30 } };
  if (cannotNow(error)) {
    return { code: 'busy', params: { seconds: 2 } };
  }
  return null;
}

type ValidationError = Extract<FastifyError, { validation?: unknown }> & {
  validation?: unknown;
  validationContext?: unknown;
};

/** Every fault of the input by field. The first one decides the code where it has a code of its own. */
function wrongInput(error: ValidationError, language: Language): Refused {
  const faults = (error.validation as unknown as Fault[]).map((fault) => {
    const issue = issueOf(fault);
    const field = issue.path.join('.') || String(error.validationContext ?? 'body');
    return { field, code: issue.message in errors ? (issue.message as ErrorCode) : null, issue };
  });
  const fields = faults.flatMap(({ field, issue }) => {
    if (issue.code === 'unrecognized_keys') {
      const prefix = issue.path.map((part) => `${part}.`).join('');
      return (issue.keys ?? []).map((key) => ({
        field: `${prefix}${key}`,
        message: words(language)('errors.fields.unknown'),
      }));
    }
    return [{ field, message: faultWords(issue, language) }];
  });
  const first = faults[0];
  return {
    code: first?.code ?? 'invalid_input',
    params: { field: fields[0]?.field },
    fields,
  };
}

type Issue = {
  code: string;
  message: string;
  path: string[];
  keys?: string[];
  values?: unknown[];
  maximum?: unknown;
  minimum?: unknown;
};
type Fault = { keyword: string; instancePath: string; message: string; params: object };

/** zod's own issue, out of the form that Fastify gives to a fault. */
function issueOf({ keyword, instancePath, message, params }: Fault): Issue {
  const path = instancePath.split('/').filter((part) => part !== '');
  return { ...params, code: keyword, message, path };
}

/** What is wrong with a field, as a person would say it. `issue` is zod's own. */
export function faultWords(issue: Omit<Issue, 'path'>, language: Language): string {
  const say = words(language);
  if (issue.message in errors) return say(`errors.${issue.message}`, {});
  switch (issue.code) {
    case 'custom':
      return say(`errors.fields.${issue.message}`);
    case 'invalid_type':
      return say(
        issue.message.endsWith('undefined') ? 'errors.fields.required' : 'errors.fields.wrong_type',
      );
    case 'invalid_value':
      return say('errors.fields.wrong_choice', {
        choices: (issue.values ?? []).map(String).join('، '),
      });
    case 'too_big':
      return say('errors.fields.too_much', { most: Number(issue.maximum) });
    case 'too_small':
      return say('errors.fields.too_little', { least: Number(issue.minimum) });
    default:
      return say('errors.fields.wrong_format');
  }
}
