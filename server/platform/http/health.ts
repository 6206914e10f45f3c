import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { reachable } from '../db/connect.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { longestWait, waitingJobs } from '../jobs/waiting-jobs.ts';
import { probe } from './gate.ts';
import { metricsOfAll } from './metrics-of-all.ts';

export type HealthOptions = {
  readonly pool: pg.Pool;
  /** Whether this process runs jobs, and whether they still run; null where another process does. */
  readonly jobsRun: () => boolean | null;
  /** What else Prometheus is told: name → what it is, and how much there is now. */
  readonly also?: Readonly<Record<string, { help: string; value: () => Promise<number> }>>;
};

/** A job that has waited so long for a worker means that none is working. */
const jobPatienceSeconds = 300;

type Check = 'ok' | string;

/**
 * `/healthz`: the process answers. `/readyz`: the database answers, no migration is pending, jobs are being
 * carried out; 503 with what is wrong otherwise. `/metrics`: for Prometheus.
 */
export function addHealth(
  server: FastifyInstance,
  { pool, jobsRun, also = {} }: HealthOptions,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'database_connections',
    help: 'Connections of this process, by what they do.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
  new Gauge({
    name: 'jobs_waiting',
    help: 'Jobs that could run now, and those that failed for good.',
    labelNames: ['state'],
    registers: [registry],
    aggregator: 'first',
    async collect() {
      const { ready, failed } = await waitingJobs(pool);
      this.set({ state: 'ready' }, ready);
      this.set({ state: 'failed' }, failed);
    },
  });
  for (const [name, { help, value }] of Object.entries(also)) {
    new Gauge({
      ...{ name, help, registers: [registry], aggregator: 'first' as const },
      async collect() {
        this.set(await value());
      },
    });
  }
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });

  server.get('/healthz', probe, async () => ({ status: 'ok' }));
  server.get('/readyz', probe, async (_request, reply) => {
    const [database, migrations, jobs] = await Promise.all([
      attempt(() => reachable(pool)),
      attempt(async () => {
        const pending = await pendingMigrations(pool);
        if (pending.length > 0) throw new Error(`pending: ${pending.join(', ')}`);
      }),
      attempt(async () => {
        if (jobsRun() === false) throw new Error('stopped');
        const waited = await longestWait(pool);
        if (waited > jobPatienceSeconds)
          throw new Error(`the oldest has waited ${Math.round(waited)} s`);
      }),
    ]);
    const ready = [database, migrations, jobs].every((check) => check === 'ok');
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', database, migrations, jobs };
  });
  const metrics = metricsOfAll(registry);
  server.get('/metrics', probe, async (_request, reply) => {
    reply.header('content-type', registry.contentType);
    return metrics();
  });
}

async function attempt(check: () => Promise<void>): Promise<Check> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'failed';
  }
}
