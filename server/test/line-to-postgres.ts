import { createServer, connect as dial, type Socket } from 'node:net';

/*
 * A line to PostgreSQL that can be frozen, as by a network that drops every packet, or cut, as by one that
 * refuses. What was said on a connection while the line was frozen is never heard: it lost a part.
 */

export type LineToPostgres = Awaited<ReturnType<typeof lineTo>>;

/** @param address of the database; `url` is the same one through the line */
export async function lineTo(address: string) {
  const { port, hostname } = new URL(address);
  const sockets = new Set<Socket>();
  const broken = new Set<Socket>();
  let how: 'whole' | 'frozen' | 'cut' = 'whole';
  const relay = createServer((near) => {
    if (how === 'cut') return void near.destroy();
    const far = dial(Number(port), hostname);
    carry(near, far, near);
    carry(far, near, near);
  });

  function carry(from: Socket, to: Socket, near: Socket): void {
    sockets.add(from);
    from.on('error', () => undefined);
    from.on('data', (bytes) => {
      if (how === 'frozen') broken.add(near);
      if (!broken.has(near)) to.write(bytes);
    });
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port: own } = relay.address() as { port: number };
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: Object.assign(new URL(address), { hostname: '127.0.0.1', port: String(own) }).href,
    freeze: () => {
      how = 'frozen';
    },
    cut: () => {
      how = 'cut';
      end();
    },
    mend: () => {
      how = 'whole';
    },
    close: () => {
      end();
      relay.close();
    },
  };
}
