/* The process: where it listens, what it does, where it keeps things. */
import { z } from 'zod';
import { address, oneOf, type Setting, text, wholeNumber } from './setting.ts';

const yesOrNo = oneOf('true', 'false').transform((value) => value === 'true');

const timeZone = z.string().refine((value) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
});

export const processSettings = {
  PORT: {
    shape: wholeNumber(0, 65_535),
    accepts: 'a port, 0 to 65535 (0 takes a free one)',
    default: '3000',
    meaning: 'Port of the web server.',
  },
  HOST: {
    shape: z.string().regex(/^[^\s/]+$/),
    accepts: 'an address or a host name of this machine',
    default: '127.0.0.1',
    meaning:
      'Address to listen on. The default is heard on this machine only, for a proxy that holds the certificate; `0.0.0.0` (or `::`) is heard by everyone.',
  },
  PUBLIC_URL: {
    shape: address('http', 'https').transform((value) => value.replace(/\/+$/, '')),
    accepts: 'an address such as https://insaf.example.org',
    unset: '`http://localhost:PORT`',
    meaning: 'Address by which people reach the server: for links in messages and for sign-in.',
  },
  INSAF_ROLE: {
    shape: oneOf('web', 'worker', 'all'),
    accepts: 'one of: web, worker, all',
    default: 'all',
    meaning:
      'What this process does: answers requests, runs jobs, or both. Any number of each may share a database.',
  },
  PROCESSES: {
    shape: wholeNumber(1, 64),
    accepts: 'a whole number, 1 to 64',
    default: '1',
    meaning:
      'How many processes answer requests on the port, the first of which runs the jobs; also `npm start -- --processes N`. `SIGHUP` to the one that was started replaces them one by one (docs/operate/scale.md).',
  },
  DATA_DIR: {
    shape: text,
    accepts: 'a path',
    default: './data',
    meaning:
      'Folder of everything kept on this machine: the embedded database, files, the generated secret, the outbox.',
  },
  DATABASE_URL: {
    shape: address('postgres', 'postgresql').or(
      z.string().regex(/^postgres(ql)?:\/\/\/\S*[?&]host=\S+/),
    ),
    accepts: 'an address such as postgres://user:password@host:5432/database',
    unset: 'the server starts its own PostgreSQL 18 in `DATA_DIR`',
    meaning:
      'The database: PostgreSQL 15 or newer; as its owner, or, with `DATABASE_OWNER_URL`, as a login with the rights of `insaf_app` alone (docs/operate/database.md).',
    secret: true,
  },
  DATABASE_OWNER_URL: {
    shape: address('postgres', 'postgresql').or(
      z.string().regex(/^postgres(ql)?:\/\/\/\S*[?&]host=\S+/),
    ),
    accepts: 'an address such as postgres://owner:password@host:5432/database',
    unset: '`DATABASE_URL` owns the tables, which is more than a running server needs',
    meaning:
      'The same database as the owner of its tables, used for migrations when a server starts, and let go.',
    secret: true,
  },
  DATABASE_POOL: {
    shape: wholeNumber(2, 500),
    accepts: 'a whole number, 2 to 500',
    default: '10',
    meaning: 'Most database connections of this process.',
  },
  LOG_LEVEL: {
    shape: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    accepts: 'one of: fatal, error, warn, info, debug, trace, silent',
    default: 'info',
    meaning: 'The least grave line that is logged.',
  },
  TIME_ZONE: {
    shape: timeZone,
    accepts: 'a zone of the tz database, such as Africa/Cairo',
    default: 'Africa/Cairo',
    meaning: 'Zone of working hours, of days in figures, and of times shown to people.',
  },
  DEMO: {
    shape: yesOrNo,
    accepts: 'true or false',
    unset: '`true` when `DATABASE_URL` is not set, else `false`',
    meaning:
      'Adds demonstration staff, whose passwords are known, on the first start. Never where real data is.',
  },
} as const satisfies Record<string, Setting<unknown>>;
