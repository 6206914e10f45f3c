/*
 * The process. It brings what is missing (PostgreSQL, the tables, the directory), serves, and on Ctrl-C or
 * SIGTERM ends everything it started. What keeps it from starting is said in one line. With several
 * processes this one brings the database and keeps the others running; on SIGHUP it replaces them one by one.
 */
import cluster from 'node:cluster';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { assertKnownPasswords } from './platform/auth/known-passwords.ts';
import { type Config, readConfig } from './platform/config.ts';
import { CannotStart } from './platform/errors.ts';
import { runProcesses, sayReady } from './processes.ts';
import type { Ending } from './run-server.ts';
import { startDatabase } from './start-database.ts';

/** What has to be ended, the last started first. */
const endings: Ending[] = [];
let ending = false;

async function end(code: number, gently = false): Promise<never> {
  if (!ending) {
    ending = true;
    // A second Ctrl-C, or something that hangs, does not keep the process.
    setTimeout(() => process.exit(code || 1), 25_000).unref();
    for (const stop of endings.reverse()) await stop(gently).catch(() => undefined);
    process.exit(code);
  }
  return new Promise(() => undefined);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Everything in this process. */
async function startAlone(config: Config): Promise<void> {
  const began = Date.now();
  await assertCanStart(config);
  // While PostgreSQL starts; what is wrong with it is told where it is waited for.
  loadServer().catch(() => undefined);
  say(await serve(config, await database(config), { began, first: true }));
}

/** The database in this process, and several that serve. */
async function startSeveral(config: Config): Promise<void> {
  const began = Date.now();
  await assertCanStart(config);
  const url = await database(config);
  const processes = await runProcesses({
    count: config.PROCESSES,
    environment: (place) => ({
      ...{ DATABASE_URL: url, DATABASE_OWNER_URL: '', DEMO: String(config.DEMO) },
      // Jobs need one process; messages are sent by one, as carriers expect.
      INSAF_ROLE: place > 0 && config.INSAF_ROLE === 'all' ? 'web' : config.INSAF_ROLE,
      ...{ INSAF_PLACE: String(place), INSAF_BEGAN: String(began) },
    }),
    say,
  });
  endings.push(processes.stop);
  process.on('SIGHUP', async () => {
    if (await processes.restart()) say('insaf: every process was replaced');
  });
  say(processes.announcement);
}

/** One of several: the database is there. */
async function startAsOne(config: Config): Promise<void> {
  const { INSAF_PLACE: place, INSAF_BEGAN: began } = process.env;
  process.on('disconnect', () => void end(1));
  const asked = { began: Number(began), first: place === '0' };
  sayReady(await serve(config, config.DATABASE_URL!, asked));
}

async function assertCanStart(config: Config): Promise<void> {
  if (config.INSAF_ROLE !== 'worker') await assertPortFree(config);
  if (config.KNOWN_PASSWORDS !== undefined) await assertKnownPasswords(config.KNOWN_PASSWORDS);
}

async function database(config: Config): Promise<string> {
  const started = await startDatabase(config, say, (reason) => {
    if (ending) return;
    process.stderr.write(`insaf: ${reason}\n`);
    void end(1);
  });
  endings.push(started.stop);
  return started.url;
}

/** What serves. A process that only keeps others running needs none of it. */
const loadServer = () => import('./run-server.ts');

/** @returns what is said when it serves */
async function serve(
  config: Config,
  url: string,
  asked: { began: number; first: boolean },
): Promise<string> {
  const { runServer } = await loadServer();
  return runServer({
    ...{ config, url, say, endings, ...asked },
    isEnding: () => ending,
    fail: () => void end(1),
  });
}

/** Said before PostgreSQL is started, so that a second server on a port does not make the first wait. */
async function assertPortFree({ PORT, HOST }: Config): Promise<void> {
  if (PORT === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE'
          ? `Port ${PORT} is taken. Stop what uses it, or set PORT to another.`
          : `Port ${PORT} at ${HOST} cannot be used (${code}). Set PORT or HOST to others.`;
      reject(new CannotStart(why));
    });
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}

/** The environment, in which `--processes N` stands as `PROCESSES`. */
function asked(): NodeJS.ProcessEnv {
  try {
    const { values } = parseArgs({ options: { processes: { type: 'string' } } });
    return { ...process.env, ...(values.processes ? { PROCESSES: values.processes } : {}) };
  } catch (error) {
    throw new CannotStart(`${(error as Error).message.split('\n')[0]} Known: --processes N.`);
  }
}

async function start(config: Config): Promise<void> {
  if (cluster.isWorker) await startAsOne(config);
  else await (config.PROCESSES > 1 ? startSeveral(config) : startAlone(config));
  forgetLoading();
}

/** Gives back what loading left, some 250 MB that Node would keep until it is short of memory. */
function forgetLoading(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  collect({ type: 'major', flavor: 'last-resort', execution: 'sync' });
}

// Ctrl-C reaches every process of a terminal; of several, the one that started the others ends them.
process.on('SIGINT', () => void (cluster.isWorker || end(0)));
process.on('SIGTERM', () => void end(0, true));
process.on('uncaughtException', (error) => void fail(error));
process.on('unhandledRejection', (error) => void fail(error));

async function fail(error: unknown): Promise<void> {
  if (ending) return;
  const text = error instanceof CannotStart ? error.message : `a bug: ${describe(error)}`;
  process.stderr.write(`insaf: ${text}\n`);
  await end(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await start(readConfig(asked()));
} catch (error) {
  await fail(error);
}
