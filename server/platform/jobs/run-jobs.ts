import { Logger, type ParsedCronItem, parseCronItems, type Runner, run } from 'graphile-worker';
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
 * When jobs run by themselves.
 *
 * @throws Error naming the job whose line cannot be read: a range with a step (`8-20/2`) is none, a list is
 */
export function timetableOf(jobs: JobTable): ParsedCronItem[] {
  return Object.entries(jobs).flatMap(([task, { every }]) => {
    if (every === undefined) return [];
    const options = { backfillPeriod: 0, maxAttempts: 3, jobKey: task } as const;
    try {
      return parseCronItems([{ task, match: every, identifier: task, options }]);
    } catch (cause) {
      throw new Error(`The job ${task} cannot run at “${every}”`, { cause });
    }
  });
}

/**
 * Runs the jobs of the database until stopped. Any number of servers may do so at once: each job is
 * carried out by one of them, again if that one dies.
 *
 * @param pool connections that work as `insaf_app`, which migrate.ts lets run jobs
 */
export async function runJobs(ctx: Ctx, pool: pg.Pool, jobs: JobTable): Promise<Runner> {
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
    parsedCronItems: timetableOf(jobs),
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
