/*
 * Files complaints over HTTP, so many at once, each over a connection that stays open, and the next as
 * soon as the one before is answered; or at a steady pace, as people come who do not know of each other. A
 * filing that had to wait until one of the connections was free has waited since it was due.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { keepConnection, requestOf } from '../kept-connection.ts';
import { answerTasks } from '../worker.ts';
import { complaintBody } from './complaint-body.ts';

export type LoadTask = {
  url: string;
  atOnce: number;
  seconds: number;
  /** Ends it before its time: so many complaints and no more. */
  most?: number;
  /** How many are due in a second; without it, as many as are answered. */
  pace?: number;
};
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

answerTasks<LoadTask, Load>(async ({ url, atOnce, seconds, most = Infinity, pace }) => {
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
        const index = next++;
        const now = performance.now();
        const due = pace === undefined ? now : began + (index * 1000) / pace;
        if (due > now) await wait(due - now);
        answers.push(await filer.send(requests[index % bodies]!));
        times.push(performance.now() - due);
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
