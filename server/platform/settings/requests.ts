/* How much a request may bring, how often one may ask, and who is believed about its address. */
import { z } from 'zod';
import { type Setting, wholeNumber } from './setting.ts';

const units = { b: 1, kb: 1024, mb: 1024 * 1024 };
const bytes = z
  .string()
  .regex(/^[1-9]\d{0,8}(b|kb|mb)$/)
  .transform((value) => {
    const [, count, unit] = value.match(/^(\d+)(\D+)$/) as unknown as [string, string, 'b'];
    return Number(count) * units[unit];
  });

/** `false`, `true`, or addresses and networks, as Fastify's trustProxy takes them. */
const proxies = z
  .string()
  .regex(/^(true|false|[0-9a-fA-F.:]+(\/\d{1,3})?(,\s*[0-9a-fA-F.:]+(\/\d{1,3})?)*)$/)
  .transform((value): boolean | string =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  );

export const requestSettings = {
  REQUESTS_AT_ONCE: {
    shape: wholeNumber(8, 100_000),
    accepts: 'a whole number of requests, 8 to 100000',
    default: '1000',
    meaning:
      'Most requests that a process has in hand. What comes on top is told at once to come back in some seconds (503), so that the others are answered in time.',
  },
  ADDRESS_REQUESTS: {
    shape: wholeNumber(0, 10_000_000),
    accepts: 'a whole number of requests, 0 to 10000000; 0 is without limit',
    default: '3000',
    meaning:
      'Most requests in a minute from one address (of IPv6, one network of 64 bits). A mobile network shows thousands of people as one address: a form takes about fifteen requests, so this is two hundred forms a minute.',
  },
  ACCOUNT_REQUESTS: {
    shape: wholeNumber(0, 10_000_000),
    accepts: 'a whole number of requests, 0 to 10000000; 0 is without limit',
    default: '600',
    meaning: 'Most requests in a minute of one member of staff, or by one key of a partner.',
  },
  GROUP_REQUESTS: {
    shape: wholeNumber(0, 10_000_000),
    accepts: 'a whole number of requests, 0 to 10000000; 0 is without limit',
    default: '30000',
    meaning: 'Most requests in a minute of all accounts and keys together that belong to one body.',
  },
  REQUEST_BODY_LIMIT: {
    shape: bytes,
    accepts: 'a size such as 512kb or 2mb',
    default: '2mb',
    meaning: 'Longest body of a request. Uploaded files have limits of their own.',
  },
  TRUST_PROXY: {
    shape: proxies,
    accepts: 'true, false, or addresses and networks such as 10.0.0.0/8,127.0.0.1',
    default: 'false',
    meaning:
      "Proxies whose word is taken for the caller's address. `true` believes anyone, so only behind a proxy that cannot be gone around.",
  },
} as const satisfies Record<string, Setting<unknown>>;
