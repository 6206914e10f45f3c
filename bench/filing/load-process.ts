/*
 * Files complaints over HTTP, so many at once, each over a connection that stays open, and the next as
 * soon as the one before is answered.
 */
import { keepConnection, requestOf } from '../kept-connection.ts';
import { answerTasks } from '../worker.ts';
import { complaintBody } from './complaint-body.ts';

/** `most` ends it before its time: so many complaints and no more. */
export type LoadTask = { url: string; atOnce: number; seconds: number; most?: number };
/** Times in milliseconds, of complaints that were answered with 201. */
export type Load = {
  perSecond: number;
  filed: number;
  p50: number;
  p99: number;
  /** Of those filed, in the order of their answers. */
  numbers: string[];
};

const bodies = 500;

answerTasks<LoadTask, Load>(async ({ url, atOnce, seconds, most = Infinity }) => {
  const requests = Array.from({ length: bodies }, (_, index) =>
    requestOf({ method: 'POST', path: '/api/v1/complaints', body: complaintBody(index) }),
  );
  const times: number[] = [];
  const answers: string[] = [];
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const filer = await keepConnection(url);
      while (performance.now() < until && next < most) {
        const sent = performance.now();
        answers.push(await filer.send(requests[next++ % bodies]!));
        times.push(performance.now() - sent);
      }
      filer.close();
    }),
  );
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const quantile = (part: number) => times[Math.min(times.length - 1, (times.length * part) | 0)]!;
  return {
    perSecond: times.length / took,
    filed: times.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    numbers: answers.map((answer) => (JSON.parse(answer) as { number: string }).number),
  };
});
