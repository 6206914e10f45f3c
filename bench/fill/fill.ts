/*
 * `npm run bench:fill -- --complaints N`: fills a new data folder, or an empty database, with complaints of
 * years, so that an installation of the size of a country can be looked at.
 *
 *   --complaints N   how many; ten million by default
 *   --data DIR       a new data folder with a PostgreSQL of its own
 *   --database URL   or an empty database, as its owner; keys are read from the environment, as the server does
 *   --agencies N     4,000 by default
 *   --years N        five by default
 *   --threads N      two by default
 *   --without PART   leaves one out, any number of times: people, notices, satisfaction, photos, ledger,
 *                    figures, which the server that starts there then counts
 *
 * docs/how-to/fill-a-database.md says what is in it.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { composeCtx } from '../../server/app.ts';
import { loadFirstDirectory } from '../../server/features/agencies/index.ts';
import { countFigures } from '../../server/features/figures/index.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Ctx } from '../../server/platform/context.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../../server/platform/db/embedded-postgres.ts';
import { recall, remember } from '../../server/platform/db/installation-facts.ts';
import { migrate } from '../../server/platform/db/migrate.ts';
import { openStorage } from '../../server/platform/files/storage.ts';
import { createLog } from '../../server/platform/log.ts';
import { uploadSettings } from '../../server/upload-parts.ts';
import { bytesOfTables, linesOfBytes } from './bytes.ts';
import { fillComplaints } from './fill-complaints.ts';
import { type FillOptions, readOptions, WrongOption } from './options.ts';
import { progressOn } from './progress.ts';
import { ratesOf } from './summary.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);
const { isTTY: isTerminal = false } = process.stderr;
const write = (text: string) => void process.stderr.write(text);
const progress = progressOn({ isTerminal, write, now: () => performance.now() });

/** What the database remembers while it is filled, and for ever where that was broken off. */
const fact = 'bench fill';

/** Whoever is told to stop ends by themselves, whatever then no longer reaches the database. */
let isBrokenOff = false;

async function main(options: FillOptions): Promise<void> {
  const { data } = options;
  const isNew = data !== null && !existsSync(data);
  // Until it is whole it has another name, so that nobody starts a server on half of it.
  const folder = isNew ? `${data}.filling` : data;
  if (isNew && existsSync(`${folder}`)) {
    throw new WrongOption(`Filling was broken off: ${folder} is half filled; take it away.`);
  }
  const postgres =
    folder === null
      ? null
      : await startEmbeddedPostgres({ dataDir: folder, settings: whileFilling });
  const url = postgres?.url ?? options.database!;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void breakOff(signal));
  }
  const breakOff = async (signal: string) => {
    isBrokenOff = true;
    await postgres?.stop();
    if (isNew) rmSync(folder!, { recursive: true, force: true });
    say(isNew ? `\n${signal}: ${folder} is taken away again.` : `\n${signal}: ${halfFilled}`);
    process.exit(130);
  };
  const connection = connect(url, { max: 4, statementTimeout: 0 });
  try {
    await migrate(url);
    const config = readConfig(folder === null ? process.env : { ...process.env, DATA_DIR: folder });
    const log = createLog({ level: 'warn' });
    const ctx = composeCtx({ db: connection.db, config, log, clock: () => new Date() });
    await assertEmpty(ctx);
    await remember(ctx.db, fact, { state: 'begun' });
    await loadFirstDirectory(ctx, () => undefined);
    await fill(ctx, url, options);
    await remember(ctx.db, fact, { state: 'done', complaints: options.complaints });
  } finally {
    await connection.close();
    await postgres?.stop();
  }
  if (isNew) renameSync(folder!, data);
}

/** What is written in one transaction needs no WAL, and nobody reads or tidies up in between. */
const whileFilling = {
  ...{ wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '8GB', autovacuum: 'off' },
  ...{ checkpoint_timeout: '1h', shared_buffers: '1GB' },
};

const halfFilled = 'the database is half filled; make a new one.';

/** @throws WrongOption in a sentence */
async function assertEmpty(ctx: Ctx): Promise<void> {
  const before = await recall<{ state: string }>(ctx.db, fact);
  if (before?.state === 'begun') throw new WrongOption(`Filling was broken off: ${halfFilled}`);
  const one = await ctx.db.selectFrom('complaints').select('number').limit(1).executeTakeFirst();
  if (one !== undefined)
    throw new WrongOption('There are complaints already: give an empty database.');
}

async function fill(ctx: Ctx, url: string, options: FillOptions): Promise<void> {
  const { complaints, agencies, years, threads, parts, figures } = options;
  const storage = await openStorage(uploadSettings(ctx.config).storage);
  const size = { complaints, agencies, years, threads };
  await fillComplaints({ url, ctx, ...size, parts, storage, progress, until: new Date() });
  if (figures) {
    progress.begin('figures counted', 1);
    await countFigures(ctx, { wait: true });
    await sql`VACUUM (FREEZE, ANALYZE)`.execute(ctx.db);
    progress.add(1);
    progress.end();
  } else say('Figures are counted by the server that starts there.');
  for (const line of ratesOf(complaints, progress)) say(line);
  await sayBytes(url, complaints);
}

/** Tables that take less than this many bytes a complaint are not worth a line of their own. */
const worthALine = 50;

async function sayBytes(url: string, complaints: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const tables = await bytesOfTables(owner, complaints);
    for (const line of linesOfBytes(tables, worthALine)) say(line);
  } finally {
    await owner.end();
  }
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  if (isBrokenOff) await new Promise(() => undefined);
  if (!(error instanceof WrongOption)) throw error;
  say(error.message);
  process.exitCode = 2;
}
