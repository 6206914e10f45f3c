/*
 * Asks a server for the same things again and again over one connection, and keeps how long each took from its
 * first byte sent to its last byte received.
 */
import { answerTasks } from '../worker.ts';
import { type Asked, openConnection, requestOf } from './connection.ts';
import type { Times } from './times.ts';

export type Asking = {
  readonly url: string;
  /** Each name's requests take turns. */
  readonly requests: Readonly<Record<string, readonly Asked[]>>;
  readonly seconds: number;
};

answerTasks<Asking, Times>(async ({ url, requests, seconds }) => {
  const connection = await openConnection(url);
  const cases = Object.entries(requests).map(([name, asked]) => ({
    name,
    wires: asked.map((each) => ({ path: each.path, wire: requestOf(each) })),
    times: [] as number[],
  }));
  const until = performance.now() + seconds * 1000;
  for (let turn = 0; turn === 0 || performance.now() < until; turn += 1) {
    for (const { wires, times } of cases) {
      const { path, wire } = wires[turn % wires.length]!;
      const sent = performance.now();
      const { status, text } = await connection.ask(wire);
      times.push(performance.now() - sent);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    }
  }
  connection.close();
  return Object.fromEntries(cases.map(({ name, times }) => [name, times]));
});
