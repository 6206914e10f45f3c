/*
 * The process. It brings what is missing (PostgreSQL, the tables, the directory), serves, and on Ctrl-C or
 * SIGTERM ends everything it started. What keeps it from starting is said in one line.
 */
import { createServer } from 'node:net';
import { composeApp } from './app.ts';
import { loadDemonstrationInitiative } from './demo/demonstration-initiative.ts';
import { demonstrationSignIns, loadDemonstrationStaff } from './demo/demonstration-staff.ts';
import { loadDemonstrationTargets } from './demo/demonstration-targets.ts';
import { loadFirstDirectory } from './features/agencies/index.ts';
import { keepCounting } from './features/figures/index.ts';
import { keepSequencing, ledgerKey } from './features/ledger/index.ts';
import { assertKnownPasswords } from './platform/auth/known-passwords.ts';
import { machineClock } from './platform/clock.ts';
import { type Config, readConfig } from './platform/config.ts';
import { checkDatabase, connect } from './platform/db/connect.ts';
import { startEmbeddedPostgres } from './platform/db/embedded-postgres.ts';
import { migrate } from './platform/db/migrate.ts';
import { assertSameSecret } from './platform/db/same-secret.ts';
import { assertServerLogin, makeServerLogin } from './platform/db/server-login.ts';
import { CannotStart } from './platform/errors.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import { createLog } from './platform/log.ts';
import { sealingWith } from './platform/sealing.ts';

/** What has to be ended, the last started first. */
const endings: (() => Promise<unknown>)[] = [];
let ending = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    // A second Ctrl-C, or something that hangs, does not keep the process.
    setTimeout(() => process.exit(code || 1), 25_000).unref();
    for (const stop of endings.reverse()) await stop().catch(() => undefined);
    process.exit(code);
  }
  return new Promise(() => undefined);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function start(config: Config) {
  const began = performance.now();
  const web = config.INSAF_ROLE !== 'worker';
  if (web) await assertPortFree(config);
  if (config.KNOWN_PASSWORDS !== undefined) await assertKnownPasswords(config.KNOWN_PASSWORDS);
  const url = await migratedDatabase(config);

  const log = createLog({ level: config.LOG_LEVEL, alsoPrivate: ['complainants'] });
  const onLost = (err: Error) => {
    // While ending, PostgreSQL may be gone before it has heard that we hang up.
    if (!ending) log.warn({ err }, 'a database connection was lost');
  };
  const { db, pool, close } = connect(url, {
    max: config.DATABASE_POOL,
    role: 'insaf_app',
    onLost,
  });
  endings.push(close);

  await assertSameSecret(db, sealingWith(config.INSAF_SECRET));
  const app = await composeApp({ db, pool, config, log, clock: machineClock });
  endings.push(app.close);
  await ledgerKey(app.ctx);
  await app.ctx.keys.load();
  await loadFirstDirectory(app.ctx, say);
  if (config.DEMO) {
    await loadDemonstrationStaff(app.ctx, say);
    await loadDemonstrationInitiative(app.ctx, say);
    await loadDemonstrationTargets(app.ctx, say);
  }

  if (config.INSAF_ROLE !== 'web') {
    const jobs = connect(url, {
      ...{ max: 10, role: 'insaf_app', applicationName: 'insaf jobs', onLost },
    });
    endings.push(jobs.close);
    const runner = await runJobs(app.ctx, jobs.pool, app.jobs);
    app.jobsRun(() => true);
    endings.push(() => runner.stop());
    endings.push(keepSequencing(app.ctx).stop);
    endings.push(keepCounting(app.ctx).stop);
    void runner.promise.catch((err) => {
      log.error({ err }, 'the jobs ended');
      void end(1);
    });
  }
  if (web) {
    await app.http.listen({ port: config.PORT, host: config.HOST });
    // What is open when the server stops is answered first: it was started last, so it ends first.
    endings.push(() => app.http.close());
  }
  await announceStart(config, app, performance.now() - began);
}

/**
 * Brings the database up to this program, as its owner.
 *
 * @returns its address for the server, who owns nothing where that can be had
 */
async function migratedDatabase(config: Config): Promise<string> {
  const { DATABASE_URL: given, DATABASE_OWNER_URL: owner = given } = config;
  if (given === undefined || owner === undefined) {
    const own = await ownDatabase(config);
    await migrate(own, say);
    return makeServerLogin(own);
  }
  await checkDatabase(owner);
  await migrate(owner, say);
  if (owner !== given) {
    await checkDatabase(given);
    await assertServerLogin(given);
  }
  return given;
}

/** PostgreSQL in the data folder; when it ends though nobody asked, so does the server. */
async function ownDatabase(config: Config): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    dataDir: config.DATA_DIR,
    onProgress: say,
    onExit: (reason) => {
      if (ending) return;
      process.stderr.write(`insaf: ${reason}\n`);
      void end(1);
    },
  });
  endings.push(postgres.stop);
  return postgres.url;
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

async function announceStart(
  config: Config,
  app: Awaited<ReturnType<typeof composeApp>>,
  ms: number,
) {
  const at = app.http.server.address();
  const port = typeof at === 'object' && at !== null ? at.port : config.PORT;
  const url = config.PUBLIC_URL.replace(/:0$/, `:${port}`);
  const lines = ['', `Insaf · إنصاف is ready (${(ms / 1000).toFixed(1)} s)`];
  if (config.INSAF_ROLE === 'worker') return say([...lines, '  It runs jobs.'].join('\n'));
  lines.push(
    `  Address       ${url}`,
    `  Desk          ${url}/desk, for staff`,
    `  API           ${url}/api/v1, described at ${url}/api/v1/docs`,
  );
  const demonstration = await demonstrationSignIns(app.ctx);
  if (demonstration !== null) {
    lines.push('', `  Demonstration sign-ins, all with the password ${demonstration.password}`);
    lines.push(...demonstration.people.map(({ email, what }) => `  ${email.padEnd(30)}${what}`));
    if (config.SECOND_FACTOR === 'optional') {
      lines.push('  Nobody is asked for a second factor here; in real use whoever administers is.');
    }
  }
  say([...lines, '', '  Ctrl-C stops it.'].join('\n'));
}

process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
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
  await start(readConfig(process.env));
} catch (error) {
  await fail(error);
}
