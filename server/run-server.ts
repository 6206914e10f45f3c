import { announcement } from './announcement.ts';
import { composeApp } from './app.ts';
import { loadDemonstrationInitiative } from './demo/demonstration-initiative.ts';
import { loadDemonstrationStaff } from './demo/demonstration-staff.ts';
import { loadDemonstrationTargets } from './demo/demonstration-targets.ts';
import { loadFirstDirectory } from './features/agencies/index.ts';
import { keepCounting } from './features/figures/index.ts';
import { keepSequencing, ledgerKey } from './features/ledger/index.ts';
import { machineClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/db/connect.ts';
import { assertSameSecret } from './platform/db/same-secret.ts';
import { sayWhenAway } from './platform/db/say-when-away.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import { createLog } from './platform/log.ts';
import { sealingWith } from './platform/sealing.ts';

/** Ends something that was started. @param gently whoever is connected is answered and let go */
export type Ending = (gently: boolean) => Promise<unknown>;

export type ServerOptions = {
  readonly config: Config;
  /** Of the database, which is up to this program. */
  readonly url: string;
  /** When the start began, in milliseconds since 1970. */
  readonly began: number;
  /** Loads what an empty database lacks. */
  readonly first: boolean;
  readonly say: (line: string) => void;
  /** What is started is added here, the first to be ended last. */
  readonly endings: Ending[];
  readonly isEnding: () => boolean;
  /** The jobs ended though nobody asked. */
  readonly fail: () => void;
};

/** So many who arrive at once wait for their turn in the kernel; what it allows is less where it says so. */
const backlog = 4096;

/**
 * Runs the server on a database: what answers, what runs jobs, or both.
 * @returns what is said when it serves
 */
export async function runServer(options: ServerOptions): Promise<string> {
  const { config, url, endings, say, first } = options;
  const log = createLog({ level: config.LOG_LEVEL, alsoPrivate: ['complainants'] });
  const watching = sayWhenAway(log, options.isEnding);
  const { db, pool, close } = connect(url, {
    max: config.DATABASE_POOL,
    role: 'insaf_app',
    ...watching,
  });
  endings.push(close);

  await assertSameSecret(db, sealingWith(config.INSAF_SECRET));
  const app = await composeApp({ db, pool, config, log, clock: machineClock });
  endings.push(app.close);
  await ledgerKey(app.ctx);
  await app.ctx.keys.load();
  if (first) await loadFirstDirectory(app.ctx, say);
  if (first && config.DEMO) {
    await loadDemonstrationStaff(app.ctx, say);
    await loadDemonstrationInitiative(app.ctx, say);
    await loadDemonstrationTargets(app.ctx, say);
  }

  if (config.INSAF_ROLE !== 'web') {
    const jobs = connect(url, {
      ...{ max: 10, role: 'insaf_app', applicationName: 'insaf jobs' },
      onLost: watching.onLost,
    });
    endings.push(jobs.close);
    const runner = await runJobs(app.ctx, jobs.pool, app.jobs);
    app.jobsRun(() => true);
    endings.push(() => runner.stop());
    endings.push(keepSequencing(app.ctx).stop);
    endings.push(keepCounting(app.ctx).stop);
    void runner.promise.catch((err) => {
      log.error({ err }, 'the jobs ended');
      options.fail();
    });
  }
  if (config.INSAF_ROLE !== 'worker') {
    await app.http.listen({ port: config.PORT, host: config.HOST, backlog });
    // What is open when the server stops is answered first: it was started last, so it ends first.
    endings.push(async (gently) => {
      if (gently) await app.letConnectionsGo();
      await app.http.close();
    });
  }
  return announcement(config, app, Date.now() - options.began);
}
