import { connect, type Socket } from 'node:net';

/*
 * One connection that asks one thing after the other. It speaks HTTP by hand: Node's own client takes as long
 * for a request as the server does, and what is measured is the server.
 */

export type Answer = { readonly status: number; readonly text: string };

export type Connection = {
  ask(request: Buffer): Promise<Answer>;
  close(): void;
};

export type Asked = {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** A request as it goes over the wire. */
export function requestOf({ method = 'GET', path, headers = {}, body }: Asked): Buffer {
  const content = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${content}`);
}

export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  let parts: Buffer[] = [];
  let ends = -1;
  let received = 0;
  socket.on('data', (chunk) => {
    parts.push(chunk);
    received += chunk.length;
    if (ends < 0) ends = endOf(Buffer.concat(parts));
    if (ends < 0 || received < ends) return;
    const whole = Buffer.concat(parts).toString('utf8');
    [parts, ends, received] = [[], -1, 0];
    waiting?.resolve({
      status: Number(whole.slice(9, 12)),
      text: whole.slice(whole.indexOf('\r\n\r\n') + 4),
    });
  });
  const broken = (error?: Error) =>
    waiting?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', broken);
  socket.on('close', () => broken());
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

/** How long the answer is that begins so; -1 as long as its head is not whole. */
function endOf(begun: Buffer): number {
  const head = begun.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(begun.subarray(0, head).toString('latin1'))?.[1];
  if (length === undefined) throw new Error('an answer of no known length');
  return head + 4 + Number(length);
}
