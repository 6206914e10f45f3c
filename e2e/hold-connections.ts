/*
 * A process that holds connections to a server and says nothing more on them: every second one has asked for a
 * page, the others never asked. It is told where and how many, answers with how many are open, and ends when
 * nobody is connected to it.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const atOnce = 200;
const held: Socket[] = [];

process.on('disconnect', () => process.exit());
process.on('message', async ({ url, count }: { url: string; count: number }) => {
  const { hostname, port } = new URL(url);
  while (held.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - held.length) }, (_, no) =>
      hold(Number(port), hostname, no % 2 === 0),
    );
    held.push(...(await Promise.all(some)));
  }
  process.send?.({ open: held.filter((socket) => !socket.destroyed).length });
});

async function hold(port: number, host: string, asks: boolean): Promise<Socket> {
  const socket = connect({ port, host });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (asks) {
    socket.write('GET /healthz HTTP/1.1\r\nHost: insaf.example\r\n\r\n');
    await once(socket, 'data');
  }
  return socket;
}
