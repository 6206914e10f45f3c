import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

type Asked = { readonly metricsAsked: number };
type Told = { readonly metricsTold: number; readonly text: string | null };

/**
 * What Prometheus is told by a process that shares its port: of all of them together, for it cannot choose
 * whom it asks. Of this one alone where the others cannot be heard.
 */
export function metricsOfAll(own: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => own.metrics();
  AggregatorRegistry.setRegistries(own);
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  process.on('message', ({ metricsTold, text }: Told) => {
    waiting.get(metricsTold)?.(text);
    waiting.delete(metricsTold);
  });
  return async () => {
    const all = await new Promise<string | null>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      process.send?.({ metricsAsked: last } satisfies Asked);
    });
    return all ?? own.metrics();
  };
}

/** Answers the processes that ask what all of them tell; in the one that started them. */
export function tellMetricsOfAll(): (worker: Worker) => void {
  const all = new AggregatorRegistry();
  return (worker) => {
    worker.on('message', async ({ metricsAsked }: Asked) => {
      if (metricsAsked === undefined) return;
      const text = await all.clusterMetrics().catch(() => null);
      if (worker.isConnected()) worker.send({ metricsTold: metricsAsked, text } satisfies Told);
    });
  };
}
