/*
 * The log, and what must never be in it.
 *
 * A log is read by more people than a database is, and kept longer. So no person's data and no secret
 * goes there, in three layers: a line's message is constant text and its values are fields; fields
 * with a private name are blanked at the depths that a line has; and what an error says is cleaned of
 * values, since PostgreSQL and parsers quote them. An error keeps only its type, its place, and what
 * names a part of our own program (its code, the constraint, the table): never the row.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyBaseLogger } from 'fastify';
import pino, { type DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';

/** What actions and the web server log with; pino's, as far as Fastify knows it. */
export type Log = FastifyBaseLogger;

export type LogOptions = {
  /** The least grave level that is written. */
  level: string;
  /** For a person at a terminal, in colour; one JSON object a line otherwise. Default: whether stdout is a terminal. */
  pretty?: boolean;
  /** Further field names whose values are blanked: those of the product. */
  alsoPrivate?: readonly string[];
  /** Where lines go. Default stdout. */
  to?: DestinationStream;
};

/** Field names whose values are blanked, at the top of a line and down to two levels below. */
const privateNames = [
  // who a person is and how to reach them
  ...['name', 'names', 'fullName', 'nationalId', 'national_id', 'phone', 'email', 'contact'],
  ...['address', 'position', 'lat', 'lon', 'ip', 'remoteAddress', 'userAgent', 'people'],
  // what a person wrote
  ...['text', 'words', 'question', 'answer', 'explanation', 'remedy', 'body', 'payload', 'input'],
  // what opens something
  ...['password', 'secret', 'token', 'trackingCode', 'tracking_code', 'authorization', 'cookie'],
  ...[
    'headers',
    'session',
    'otp',
    'url',
    'connectionString',
    'INSAF_SECRET',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
  ],
];

const pathsOf = (names: readonly string[]) =>
  names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

const requests = new AsyncLocalStorage<{ readonly request: string; actor?: string }>();

/** Runs `act` as part of a request: every line logged meanwhile carries its number. */
export function withinRequest<T>(number: string, act: () => T): T {
  return requests.run({ request: number }, act);
}

/** Who makes the request of this moment, by an id that names nobody: every line of it carries it from now on. */
export function tellActor(id: string): void {
  const request = requests.getStore();
  if (request !== undefined) request.actor = id;
}

/** The program's log. Lines logged within a request carry its number as `request`, and who makes it as `actor`. */
export function createLog(options: LogOptions): Log {
  const forPerson = options.pretty ?? process.stdout.isTTY;
  const to = options.to ?? pino.destination({ dest: 1, sync: true });
  return pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: pathsOf([...privateNames, ...(options.alsoPrivate ?? [])]),
        censor: '[private]',
      },
      serializers: { err: describeError, error: describeError, req: describeRequest },
      mixin: () => ({ ...requests.getStore() }),
      mixinMergeStrategy: (fields, mixed) => ({ ...mixed, ...fields }),
    },
    forPerson ? readable(to) : to,
  );
}

function readable(to: DestinationStream): DestinationStream {
  const format = prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid' });
  return { write: (line) => to.write(format(JSON.parse(line))) };
}

type AnyError = Error & {
  code?: unknown;
  severity?: unknown;
  constraint?: unknown;
  table?: unknown;
  column?: unknown;
  statusCode?: unknown;
  errors?: unknown;
};

/** What the log keeps of an error: see the essay above. */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause, code, constraint, table, column, statusCode, errors } =
    error as AnyError;
  const isDatabase = (error as AnyError).severity !== undefined;
  const kept = { code, constraint, table, column, statusCode };
  return {
    type: error.constructor.name || name,
    message: withoutValues(isDatabase ? message.replace(/: ".*"/s, ': [value]') : message),
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(depth < 4 && cause !== undefined ? { cause: describeError(cause, depth + 1) } : {}),
    ...(depth < 4 && Array.isArray(errors)
      ? { errors: errors.map((each) => describeError(each, depth + 1)) }
      : {}),
  };
}

/** Blanks what looks like somebody's: e-mail addresses, numbers of nine digits or more, passwords in URLs. */
function withoutValues(text: string): string {
  return text
    .replace(/\/\/[^\s/@]+@/g, '//[private]@')
    .replace(/[^\s@<>"'/]+@[^\s@<>"'/]+\.[^\s@<>"'/]+/g, '[e-mail]')
    .replace(/[+(]?[\d٠-٩۰-۹](?:[ ()-]?[\d٠-٩۰-۹]){8,}/g, '[number]');
}

type Requested = { method?: string; routeOptions?: { url?: string } };

/** The route's pattern, never the address asked for: that may hold a number or a name. */
function describeRequest({ method, routeOptions }: Requested) {
  return { method, route: routeOptions?.url };
}
