/*
 * Files complaints over HTTP, so many at once, each over a connection that stays open, and the next as
 * soon as the one before is answered. It speaks HTTP by hand: Node's own client takes as long for a
 * request as the server does, and on a small machine the server would wait for its load.
 */
import { connect, type Socket } from 'node:net';
import { answerTasks } from '../worker.ts';
import { complaintBody } from './complaint-body.ts';

export type LoadTask = { url: string; atOnce: number; seconds: number };
/** Times in milliseconds, of complaints that were answered with 201. */
export type Load = { perSecond: number; filed: number; p50: number; p99: number };

const bodies = 500;

answerTasks<LoadTask, Load>(async ({ url, atOnce, seconds }) => {
  const { hostname, port } = new URL(url);
  const requests = Array.from({ length: bodies }, (_, index) => requestOf(complaintBody(index)));
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const filer = await openFiler(hostname, Number(port));
      while (performance.now() < until) {
        const sent = performance.now();
        await filer.file(requests[next++ % bodies]!);
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
  };
});

function requestOf(body: string): Buffer {
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST /api/v1/complaints HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
}

/** One connection that files one complaint after the other. */
async function openFiler(host: string, port: number) {
  const socket: Socket = connect({ host, port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  let answered: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
    if (received.length < end + 4 + length) return;
    const answer = received;
    received = '';
    if (answer.startsWith('HTTP/1.1 201')) answered?.resolve();
    else answered?.reject(new Error(`not filed: ${answer}`));
  });
  const broken = (error?: Error) =>
    answered?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', broken);
  socket.on('close', () => broken());
  return {
    file: (request: Buffer) =>
      new Promise<void>((resolve, reject) => {
        answered = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      answered = undefined;
      socket.destroy();
    },
  };
}
