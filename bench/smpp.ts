/*
 * Notices handed to a message centre over SMPP by the server's own carrier, against the package it is built on
 * alone: the same messages in the same parts, with the same number of them unanswered. The centre is a process
 * of its own, and so is the sender.
 */
import { type Measurement, resultOf } from './measurement.ts';
import type { Centre, CentreTask } from './smpp/centre-process.ts';
import type { Sent, SmppTask } from './smpp/sending-process.ts';
import { startWorker } from './worker.ts';

const windows = [10, 50];

export const smpp: Measurement = async ({ rounds, seconds, say }) => {
  const centre = startWorker<CentreTask, Centre>(
    new URL('./smpp/centre-process.ts', import.meta.url),
  );
  const sender = startWorker<SmppTask, Sent>(new URL('./smpp/sending-process.ts', import.meta.url));
  try {
    const { port } = await centre.ask({});
    const ask = (by: SmppTask['by'], window: number) => sender.ask({ by, port, window, seconds });
    for (const by of ['carrier', 'package'] as const) await ask(by, 50);
    const carried = new Map(windows.map((window) => [window, [] as number[]]));
    const alone = new Map(windows.map((window) => [window, [] as number[]]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const window of windows) {
        alone.get(window)!.push((await ask('package', window)).perSecond);
        carried.get(window)!.push((await ask('carrier', window)).perSecond);
      }
      const said = (each: Map<number, number[]>) =>
        [...each].map(([window, all]) => `${window}: ${all.at(-1)!.toFixed(0)}/s`).join(' ');
      say(`  round ${round}: carrier ${said(carried)}; package ${said(alone)}`);
    }
    return windows.map((window) =>
      resultOf({
        name: `notices by SMPP, window ${window}`,
        unit: '/s',
        values: carried.get(window)!,
        ceilings: alone.get(window)!,
        goal: { of: 'ratio', atLeast: 0.6 },
      }),
    );
  } finally {
    sender.end();
    centre.end();
  }
};
