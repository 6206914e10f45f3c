/*
 * One connection to the server that stays open and carries one request after the other. It speaks HTTP by
 * hand: Node's own client takes as long for a request as the server does, and on a small machine the server
 * would wait for its load.
 */
import { connect, type Socket } from 'node:net';

export type KeptConnection = {
  /**
   * Sends a request made by `requestOf` and waits for its answer.
   *
   * @returns its body, in UTF-8
   * @throws Error when the server answers with another status than 200 or 201, or closes the connection
   */
  send(request: Buffer): Promise<string>;
  close(): void;
};

export type Asked = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON as text; octets say by `headers` what they are. */
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a session, as signing in gives it. */
  readonly token?: string;
};

/** The octets of a request. */
export function requestOf({ method, path, body = '', headers, token }: Asked): Buffer {
  const octets = Buffer.from(body);
  const json = typeof body === 'string' && body !== '';
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    ...(json ? ['content-type: application/json'] : []),
    ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(octets.length > 0 ? [`content-length: ${octets.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), octets]);
}

/** @param url of the server */
export async function keepConnection(url: string): Promise<KeptConnection> {
  const { hostname: host, port } = new URL(url);
  const socket: Socket = connect({ host, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  let asked: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;
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
    const body = Buffer.from(answer.slice(end + 4), 'latin1').toString();
    if (/^HTTP\/1\.1 20[01]/.test(answer)) asked?.resolve(body);
    else asked?.reject(new Error(`refused: ${answer.slice(0, end)}\n${body}`));
  });
  const broken = (error?: Error) =>
    asked?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', broken);
  socket.on('close', () => broken());
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      asked = undefined;
      socket.destroy();
    },
  };
}
