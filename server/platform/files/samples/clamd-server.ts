import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What a scanner does with a file: answer as clamd does, or as a clamd in trouble. */
export type ClamdMood = 'well' | 'silent' | 'hangs up' | 'too small';

/**
 * A server that speaks clamd's INSTREAM, for tests: it finds the EICAR test string wherever it stands.
 */
export type ClamdServer = {
  port: number;
  /** Bytes of each file it received. */
  received: number[];
  mood: ClamdMood;
  close(): Promise<void>;
};

/** The string that every scanner reports, and that harms nobody (eicar.org), in two halves. */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD',
  '-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

export async function startClamdServer(): Promise<ClamdServer> {
  const sockets = new Set<Socket>();
  const state: Pick<ClamdServer, 'received' | 'mood'> = { received: [], mood: 'well' };
  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = Buffer.alloc(0);
    const file: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      if (state.mood === 'silent') return;
      pending = Buffer.concat([pending, data]);
      if (file.length === 0 && !pending.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return;
      let at = file.length === 0 ? 10 : 0;
      if (file.length === 0) file.push(Buffer.alloc(0));
      while (pending.length >= at + 4) {
        const length = pending.readUInt32BE(at);
        if (length === 0) return answer(socket, Buffer.concat(file), state);
        if (pending.length < at + 4 + length) break;
        file.push(Buffer.from(pending.subarray(at + 4, at + 4 + length)));
        at += 4 + length;
        if (state.mood === 'hangs up') return void socket.destroy();
        if (state.mood === 'too small') {
          return void socket.end('INSTREAM size limit exceeded. ERROR\0');
        }
      }
      pending = Buffer.from(pending.subarray(at));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  });
}

function answer(socket: Socket, file: Buffer, state: Pick<ClamdServer, 'received'>): void {
  state.received.push(file.length);
  socket.end(file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
}
