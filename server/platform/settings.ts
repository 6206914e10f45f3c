/*
 * Every setting, declared once: how it is read, what it accepts, its default, what it means. The
 * server reads the environment by this table (config.ts), and docs/operate/settings.md prints it.
 */
import { parseVerifierKey, signatureTypes, type VerifierKey } from 'insaf-verify/keys.ts';
import { z } from 'zod';
import { readMasterKeyPlace } from './keys/open-master-key.ts';

export type Setting<T> = {
  /** Reads the text of the environment. */
  shape: z.ZodType<T, string>;
  /** Ends the sentence "NAME must be …". */
  accepts: string;
  meaning: string;
  /** The text that stands for an absent one. */
  default?: string;
  /** What happens when it is absent, in words, where that is not a plain default. */
  unset?: string;
  /** Never printed; may also be given as NAME_FILE, the path of a file that holds it. */
  secret?: true;
};

const text = z.string().min(1);

const wholeNumber = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));

const oneOf = <const T extends string>(...names: T[]) =>
  z.string().refine((value): value is T => (names as string[]).includes(value));

const address = (...protocols: string[]) =>
  z.string().refine((value) => {
    const url = URL.parse(value);
    return url !== null && protocols.includes(url.protocol.slice(0, -1)) && url.hostname !== '';
  });

const yesOrNo = oneOf('true', 'false').transform((value) => value === 'true');

const masterKey = z.string().transform((value, context) => {
  const place = readMasterKeyPlace(value);
  if (place !== null) return place;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});
const masterKeys =
  'at least 32 characters, vault+https://:TOKEN@host:8200/MOUNT/KEY, or aws-kms://REGION/KEY';

/** Verifier keys of C2SP signed notes, of the type that witnesses have. */
const witnesses = z.string().transform((value, context) => {
  const keys = value.split(',').map((text) => parseVerifierKey(text.trim()));
  if (keys.every((key) => key?.type === signatureTypes.cosignature)) return keys as VerifierKey[];
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** One host, which the policy of pages then names, and a place for each part of a tile's address. */
const tileAddress = address('http', 'https').refine(
  (value) =>
    ['{z}', '{x}', '{y}'].every((part) => value.includes(part)) && !/^\w+:\/\/[^/]*\{/.test(value),
);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const timeZone = z.string().refine((value) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
});

const hostAndPort = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/@]+):\d{1,5}$/)
  .transform((value) => ({
    host: value.slice(0, value.lastIndexOf(':')).replace(/^\[|\]$/g, ''),
    port: Number(value.slice(value.lastIndexOf(':') + 1)),
  }))
  .refine(({ port }) => port >= 1 && port <= 65_535);

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

export const settings = {
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
    meaning: 'The database: PostgreSQL 15 or newer, as the owner of an empty or migrated one.',
    secret: true,
  },
  DATABASE_POOL: {
    shape: wholeNumber(2, 500),
    accepts: 'a whole number, 2 to 500',
    default: '10',
    meaning: 'Most database connections of this process.',
  },
  INSAF_SECRET: {
    shape: z.string().min(32),
    accepts: 'at least 32 characters',
    unset: 'one is made at the first start and kept in `DATA_DIR/secret`',
    meaning:
      "Signs sessions and codes, seals drafts and, unless `MASTER_KEY` is set, people's data. Every process on a database needs the same one. Keep a copy apart from the backups: without it nobody's name can be read again.",
    secret: true,
  },
  MASTER_KEY: {
    shape: masterKey,
    accepts: masterKeys,
    unset: '`INSAF_SECRET` is the master key',
    meaning:
      'Opens the keys by which people are sealed (docs/operate/keys.md). Set or changed, it comes into use with `npm run insaf -- keys rotate`.',
    secret: true,
  },
  MASTER_KEY_PREVIOUS: {
    shape: masterKey,
    accepts: masterKeys,
    unset: 'only `MASTER_KEY` and `INSAF_SECRET` open keys',
    meaning: 'The master key of before, until rotating has ended.',
    secret: true,
  },
  LEDGER_KEY: {
    shape: z.string().regex(/^[\w+/-]{42}[AEIMQUYcgkosw048]=?$/),
    accepts: '32 bytes in base 64',
    unset: 'one is made at the first start and kept in `DATA_DIR/ledger-key`',
    meaning:
      'Signs the heads of the ledger (docs/ledger.md). Every process on a database needs the same one, for as long as the ledger lasts. Keep a copy apart from the backups.',
    secret: true,
  },
  LEDGER_WITNESSES: {
    shape: witnesses,
    accepts: 'keys such as witness.example+1a2b3c4d+BAAA…, separated by commas',
    unset: 'no witness is known',
    meaning: 'Keys of those whose signatures of heads are taken and served (cosignature/v1).',
  },
  SESSION_HOURS: {
    shape: wholeNumber(1, 24),
    accepts: 'a whole number of hours, 1 to 24',
    default: '12',
    meaning: 'After so many hours staff sign in anew, whatever they do.',
  },
  SESSION_IDLE_MINUTES: {
    shape: wholeNumber(5, 1440),
    accepts: 'a whole number of minutes, 5 to 1440',
    default: '120',
    meaning: 'And after so many minutes in which they did nothing.',
  },
  SECOND_FACTOR: {
    shape: oneOf('administrators', 'everyone', 'optional'),
    accepts: 'one of: administrators, everyone, optional',
    unset: '`administrators`, or `optional` in a demonstration (`DEMO`)',
    meaning:
      'Of which staff a second factor is demanded: of who administers anything, of everyone, or of nobody.',
  },
  OIDC_ISSUER: {
    shape: address('http', 'https').transform((value) => value.replace(/\/+$/, '')),
    accepts: 'an address such as https://login.example.org/realms/staff',
    unset: 'staff do not sign in through a directory',
    meaning:
      'A directory that staff may sign in through, by OpenID Connect (docs/operate/sign-in.md).',
  },
  OIDC_CLIENT_ID: {
    shape: text,
    accepts: 'the name by which the directory knows this system',
    unset: 'nothing; it goes with `OIDC_ISSUER`',
    meaning: 'Client at the directory.',
  },
  OIDC_CLIENT_SECRET: {
    shape: text,
    accepts: 'the secret of the client',
    unset: 'the client has none',
    meaning: 'Its secret.',
    secret: true,
  },
  OIDC_NAME: {
    shape: text,
    accepts: 'a name of any kind',
    default: 'دليل الموظفين',
    meaning: 'What the directory is called on the page where staff sign in.',
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
  NIGHT_FROM: {
    shape: timeOfDay,
    accepts: 'a time of day, HH:MM',
    default: '21:00',
    meaning: 'From this time on no message is sent, except in an emergency.',
  },
  NIGHT_TO: {
    shape: timeOfDay,
    accepts: 'a time of day, HH:MM',
    default: '08:00',
    meaning: 'From this time on messages are sent again.',
  },
  NOTICES: {
    shape: oneOf('outbox', 'send'),
    accepts: 'one of: outbox, send',
    unset: '`send` once `SMTP_URL`, `SMPP_URL` or `SMS_GATEWAY_URL` is set, else `outbox`',
    meaning:
      '`outbox` writes every message into `DATA_DIR/outbox`, whatever else is set, so nobody is reached. With `send`, what has no carrier goes there.',
  },
  SMTP_URL: {
    shape: address('smtp', 'smtps'),
    accepts: 'an address such as smtps://user:password@host:465',
    unset: 'no e-mail leaves the machine',
    meaning: 'Mail server.',
    secret: true,
  },
  MAIL_FROM: {
    shape: z.string().regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
    accepts: 'an e-mail address, or a name and an address: Insaf <no-reply@example.org>',
    default: 'Insaf <no-reply@localhost>',
    meaning: 'Sender of e-mail.',
  },
  SMPP_URL: {
    shape: address('smpp', 'smpps'),
    accepts: 'an address such as smpp://user:password@host:2775',
    unset: 'SMS goes through the gateway, if there is one',
    meaning: "The telephone company's message centre, by SMPP 3.4.",
    secret: true,
  },
  SMS_GATEWAY_URL: {
    shape: address('http', 'https'),
    accepts: 'an address such as https://sms.example.org/send',
    unset: 'no SMS leaves the machine, unless `SMPP_URL` is set',
    meaning: 'HTTP gateway for SMS, used when `SMPP_URL` is not set.',
  },
  SMS_GATEWAY_TOKEN: {
    shape: text,
    accepts: 'the token of the gateway',
    unset: 'the gateway is called without one',
    meaning: 'Sent to the gateway as a bearer token.',
    secret: true,
  },
  SMS_SENDER: {
    shape: z.string().regex(/^(\d{1,8}|\+?\d{9,15}|[\x20-\x7e]{1,11})$/),
    accepts: 'a number, or up to 11 Latin letters',
    default: 'Insaf',
    meaning: 'Sender of SMS.',
  },
  CODE_SMS_PER_HOUR: {
    shape: wholeNumber(1, 1_000_000),
    accepts: 'a whole number, 1 to 1000000',
    default: '1000',
    meaning:
      'Most codes sent by SMS in an hour to people who come back by their telephone: each costs money.',
  },
  TELEPHONE_FILED_MONTHS: {
    shape: wholeNumber(1, 1200),
    accepts: 'a whole number of months, 1 to 1200',
    default: '24',
    meaning:
      'A code sent to a telephone opens what was filed from it within so many months: numbers change hands.',
  },
  TELEPHONE_ENDED_MONTHS: {
    shape: wholeNumber(0, 1200),
    accepts: 'a whole number of months, 0 to 1200',
    default: '6',
    meaning: 'And nothing that ended longer ago than so many months.',
  },
  S3_BUCKET: {
    shape: text,
    accepts: 'the name of a bucket',
    unset: 'files are kept in `DATA_DIR/files`',
    meaning: 'Bucket for files, in S3 or anything that speaks it.',
  },
  S3_ENDPOINT: {
    shape: address('http', 'https'),
    accepts: 'an address such as https://s3.example.org',
    unset: "Amazon's own",
    meaning: 'Where the bucket is.',
  },
  S3_REGION: {
    shape: text,
    accepts: 'the name of a region',
    default: 'us-east-1',
    meaning: 'Region of the bucket.',
  },
  S3_ACCESS_KEY_ID: {
    shape: text,
    accepts: 'the id of a key',
    unset: "the machine's own role is used",
    meaning: 'Key to the bucket; goes with `S3_SECRET_ACCESS_KEY`.',
    secret: true,
  },
  S3_SECRET_ACCESS_KEY: {
    shape: text,
    accepts: 'the secret of the key',
    unset: "the machine's own role is used",
    meaning: 'Its secret.',
    secret: true,
  },
  CLAMD: {
    shape: hostAndPort,
    accepts: 'host:port, such as localhost:3310',
    unset: 'files are not scanned for viruses',
    meaning: 'ClamAV, asked about every file before it is kept.',
  },
  MAP_TILES: {
    shape: tileAddress,
    accepts: 'an address such as https://tiles.example.org/{z}/{x}/{y}.png',
    unset: 'maps show the outline of the land with the names of its places',
    meaning: 'Where the pictures of maps come from. Browsers ask there, and nowhere else.',
  },
  MAP_ATTRIBUTION: {
    shape: text,
    accepts: 'HTML such as © <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>',
    unset: 'nobody is named',
    meaning: 'Who has to be named beside the maps of `MAP_TILES`.',
  },
  DEMO: {
    shape: yesOrNo,
    accepts: 'true or false',
    unset: '`true` when `DATABASE_URL` is not set, else `false`',
    meaning:
      'Adds demonstration staff, whose passwords are known, on the first start. Never where real data is.',
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

export type Settings = typeof settings;
export type SettingName = keyof Settings;

/** The table of docs/operate/settings.md, in Markdown: one row for each setting, as declared. */
export function settingsTable(): string {
  const rows = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
    const fallback = setting.default === undefined ? setting.unset : `\`${setting.default}\``;
    const label = setting.secret ? `\`${name}\` 🔑` : `\`${name}\``;
    return `| ${label} | ${fallback} | ${setting.meaning} Accepts ${setting.accepts}. |`;
  });
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

if (import.meta.main) console.log(settingsTable());
