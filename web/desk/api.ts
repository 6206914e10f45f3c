import type { ErrorBody } from '@insaf/contract/errors.ts';
import type { Route } from '@insaf/contract/route.ts';
import type { z } from 'zod';
import { language } from './installation.ts';
import { proven } from './session/proof.ts';

/** What the server refused, or that it could not be reached; `message` is for the person, as it is. */
export class ApiFault extends Error {
  /** A code of contract/errors.ts; `offline` when there was no answer at all. */
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly field: string | undefined;
  readonly fields: readonly { field: string; message: string }[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly request: string | undefined;

  constructor(
    status: number,
    error: Partial<Omit<ErrorBody['error'], 'code'>> & { readonly code: string },
  ) {
    super(error.message ?? error.code);
    this.name = 'ApiFault';
    this.code = error.code;
    this.status = status;
    this.field = error.field;
    this.fields = error.fields ?? [];
    this.params = error.params ?? {};
    this.request = error.request;
  }
}

type Given<S> = S extends z.ZodType ? z.input<S> : never;
type Input<R extends Route> = {
  readonly [Part in 'params' | 'query' | 'body' as R[Part] extends z.ZodType ? Part : never]: Given<
    R[Part]
  >;
} & { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal };
type Answer<R extends Route> = R['replies'][keyof R['replies']] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : never
  : never;

/**
 * Calls a route of the contract; its type says what goes in and what comes back, and nothing of the
 * contract's code is loaded for it:
 *
 * `call<typeof dossierRoutes.readComplaint>('GET', '/complaints/:number', { params: { number } })`
 *
 * What asks for a fresh proof of who one is, or meets a session that has ended, waits for the person to
 * give it, and is sent once more.
 *
 * @throws ApiFault for every answer that is not a success, and when there is none
 */
export async function call<R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R>,
): Promise<Answer<R>> {
  try {
    return await send<R>(method, path, input);
  } catch (fault) {
    if (fault instanceof ApiFault && fault.code === 'sign_in_again' && (await proven('again'))) {
      return send<R>(method, path, input);
    }
    const ended = fault instanceof ApiFault && fault.code === 'not_signed_in';
    if (ended && method !== 'GET' && (await proven('ended'))) return send<R>(method, path, input);
    throw fault;
  }
}

/** What was sent to change something and is not answered yet. */
const changes = new Set<Promise<unknown>>();

/** Once all that was sent to change something has its answer, and with it perhaps another session. */
export async function changesAnswered(): Promise<void> {
  await Promise.allSettled(changes);
}

function send<R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R>,
): Promise<Answer<R>> {
  const answer = ask<R>(method, path, input);
  if (method !== 'GET') {
    changes.add(answer);
    const answered = () => changes.delete(answer);
    answer.then(answered, answered);
  }
  return answer;
}

async function ask<R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R>,
): Promise<Answer<R>> {
  const { params, query, body, headers, signal } = input as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  };
  const url = addressOf(path, params ?? {}, query ?? {});
  const response = await fetch(url, {
    method,
    headers: {
      'accept-language': language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: Error) => {
    if (cause.name === 'AbortError') throw cause;
    throw new ApiFault(0, { code: 'offline' });
  });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: unknown = isJson ? await response.json() : null;
  if (response.ok) return answer as Answer<R>;
  const error = (answer as ErrorBody | null)?.error;
  throw new ApiFault(response.status, error ?? { code: 'internal' });
}

/** The address of a route, its parameters filled in; what is undefined or null is left out. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values)
      if (one !== undefined && one !== null) search.append(name, String(one));
  }
  return `/api/v1${filled}${search.size > 0 ? `?${search}` : ''}`;
}
