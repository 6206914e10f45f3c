import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import type pg from 'pg';
import type { Ctx } from '../context.ts';
import { pastIsBeingWritten } from '../db/writing-the-past.ts';

export type Job = {
  /** When it runs by itself, as a cron line in UTC; a job without one is only added by a fact. */
  readonly every?: string;
  readonly run: (
    ctx: Ctx,
    payload: unknown,
    job: { readonly attempt: number; readonly last: boolean },
  ) => Promise<void>;
};

/** Job name → when and what. */
export type JobTable = Readonly<Record<string, Job>>;

/**
 * Runs the jobs of the database until stopped. Any number of servers may do so at once: each job is
 * carried out by one of them, again if that one dies.
 *
 * @param pool connections that work as `insaf_app`, which migrate.ts lets run jobs
 */
export async function runJobs(ctx: Ctx, pool: pg.Pool, jobs: JobTable): Promise<Runner> {
  const cron = Object.entries(jobs).flatMap(([task, job]) =>
    job.every === undefined
      ? []
      : [
          {
            task,
            match: job.every,
            identifier: task,
            options: { backfillPeriod: 0, maxAttempts: 3, jobKey: task },
          },
        ],
  );
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown, helpers: { job: { attempts: number; max_attempts: number } }) => {
        if (job.every !== undefined && (await pastIsBeingWritten(pool))) return;
        const { attempts, max_attempts } = helpers.job;
        await job.run(ctx, payload, { attempt: attempts, last: attempts >= max_attempts });
      },
    ]),
  );
  return run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 8,
    pollInterval: 2000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: new Logger(() => (level, message, meta) => {
      const failed = level === 'error' || level === 'warning';
      ctx.log[failed ? 'warn' : 'debug']({ job: meta?.job_identifier ?? undefined }, message);
    }),
  });
}
