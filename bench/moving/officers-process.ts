/*
 * Moves complaints over HTTP, so many officers at once, each over a connection that stays open: each takes the
 * next complaint, refers it, answers it and settles it, one request after the other.
 */
import { keepConnection } from '../kept-connection.ts';
import { answerTasks } from '../worker.ts';
import { moveRequest, type Sessions, verbs } from './journey.ts';

export type OfficersTask = {
  url: string;
  sessions: Sessions;
  atOnce: number;
  seconds: number;
  /** Received and never moved; as many as the time could need. */
  numbers: readonly string[];
};
/** Moves a second, times of one in milliseconds, and how many of the complaints were taken. */
export type Officers = { perSecond: number; p50: number; p99: number; taken: number };

answerTasks<OfficersTask, Officers>(async ({ url, sessions, atOnce, seconds, numbers }) => {
  const times: number[] = [];
  let taken = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const officer = await keepConnection(url);
      while (performance.now() < until && taken < numbers.length) {
        const number = numbers[taken++]!;
        for (const verb of verbs) {
          const sent = performance.now();
          await officer.send(moveRequest(verb, number, sessions));
          times.push(performance.now() - sent);
        }
      }
      officer.close();
    }),
  );
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / took,
    p50: times[times.length >> 1]!,
    p99: times[Math.floor(times.length * 0.99)]!,
    taken,
  };
});
