import { type ErrorBody, type ErrorCode, errors } from '@insaf/contract/errors.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ar, en } from 'zod/locales';
import { Refusal, type RefusalParams } from '../errors.ts';
import { words } from '../words.ts';

const localeErrors = { ar: ar().localeError, en: en().localeError };

/** PostgreSQL's way of saying: not now. Lock and statement timeouts, shutdown, too many connections. */
const busyStates = new Set(['55P03', '57014', '57P01', '57P02', '57P03', '53300', '40P01', '40001']);

/** The reader's language, from `Accept-Language`; Arabic unless English is preferred. */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language'] ?? '';
  const first = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const known = first.find((language) => language === 'ar' || language === 'en');
  return known === 'en' ? 'en' : 'ar';
}

/**
 * The one mapper from what was thrown to what is answered. A refusal keeps its code and is logged at
 * info; wrong input names every field; a database that cannot now is 503; the rest is a bug: 500 with
 * the request's number, logged with its cause.
 */
export function replyWithError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request);
  const refusal = asRefusal(error, language);
  if (refusal === null) {
    request.log.error({ err: error }, 'a bug');
    const message = words(language)('errors.internal', { request: request.id });
    return reply.status(500).send({ error: { code: 'internal', message, request: request.id } });
  }
  const { code, params, fields } = refusal;
  const status = errors[code];
  request.log.info({ code, field: params.field }, 'refused');
  if (status === 429 || status === 503) {
    reply.header('retry-after', String(params.seconds ?? 2));
  }
  const body: ErrorBody = {
    error: {
      code,
      message: words(language)(`errors.${code}`, params),
      ...(params.field === undefined ? {} : { field: params.field }),
      ...(fields === undefined ? {} : { fields }),
      params: { ...params, field: undefined },
      request: request.id,
    },
  };
  return reply.status(status).send(body);
}

type Refused = { code: ErrorCode; params: RefusalParams; fields?: ErrorBody['error']['fields'] };

function asRefusal(error: FastifyError, language: Language): Refused | null {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  if (hasZodFastifySchemaValidationErrors(error)) return wrongInput(error, language);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too_large', params: {} };
  if (error.code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
    return { code: 'invalid_input', params: { field: 'body' } };
  }
  if (error.statusCode === 400) return { code: 'invalid_input', params: { field: 'body' } };
  if (error.statusCode === 404) return { code: 'not_found', params: {} };
  if (busyStates.has(error.code) || error.message === 'timeout exceeded when trying to connect') {
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
    const issue = fault.params.issue as Issue;
    const field = issue.path.map(String).join('.') || String(error.validationContext ?? 'body');
    return { field, code: issue.message in errors ? (issue.message as ErrorCode) : null, issue };
  });
  const fields = faults.flatMap(({ field, issue }) => {
    if (issue.code === 'unrecognized_keys') {
      const prefix = issue.path.map((part) => `${String(part)}.`).join('');
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

type Issue = { code?: string; message: string; path: PropertyKey[]; keys?: string[] };
type Fault = { params: { issue: unknown } };

function faultWords(issue: Issue, language: Language): string {
  if (issue.message in errors) return words(language)(`errors.${issue.message}`, {});
  if (issue.code === 'custom') return words(language)(`errors.fields.${issue.message}`);
  const translated = localeErrors[language](issue as Parameters<(typeof localeErrors)['ar']>[0]);
  return typeof translated === 'string' ? translated : (translated?.message ?? issue.message);
}
