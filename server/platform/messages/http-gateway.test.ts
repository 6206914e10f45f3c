import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { httpGatewayTransport } from './http-gateway.ts';
import { NotSent } from './message.ts';

type Received = { path: string; headers: IncomingMessage['headers']; body: string };
let received: Received[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer(async (request, response) => {
  const { url = '', headers } = request;
  received.push({ path: url, headers, body: await readText(request) });
  answer(response);
});
const message = { to: '+201001234567', text: 'شكواكم', reference: 'n-7' };
const gateway = (path = '/send') => {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${path}`;
  return httpGatewayTransport({ url, token: 'secret', timeoutMs: 300 });
};
async function failureOf(sending: Promise<unknown>): Promise<string> {
  const failure = await sending.catch((error: unknown) => error);
  if (!(failure instanceof NotSent)) throw new Error('expected NotSent', { cause: failure });
  return `${failure.kind}: ${failure.message}`;
}
const status =
  (code: number, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(code).end(body);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => {
  received = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('posts the message as JSON with the token, and returns the id of the gateway', async () => {
  answer = status(202, '{"id": 4711}');
  expect(await gateway().send(message)).toEqual({ providerId: '4711' });
  const [{ headers, body, path }] = received as [Received];
  expect(path).toBe('/send');
  expect(headers).toMatchObject({ authorization: 'Bearer secret', 'idempotency-key': 'n-7' });
  expect(JSON.parse(body)).toEqual(message);
});

test.each([
  ['nothing', ''],
  ['something that is no JSON', '<ok/>'],
  ['far more than an id', `"${'x'.repeat(200_000)}"`],
])('a message that was taken over counts as sent when the gateway answers %s', async (_, body) => {
  answer = status(200, body);
  expect(await gateway().send(message)).toEqual({});
});

test.each([
  [400, 'permanent'],
  [422, 'permanent'],
  [401, 'temporary'],
  [404, 'temporary'],
  [429, 'temporary'],
  [500, 'temporary'],
  [503, 'temporary'],
])('an answer of %i is a %s failure', async (code, kind) => {
  answer = status(code);
  expect(await failureOf(gateway().send(message))).toBe(`${kind}: gateway answered ${code}`);
});

test('does not follow a redirect with the token and the text', async () => {
  answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end();
  expect(await failureOf(gateway().send(message))).toBe('temporary: gateway answered 307');
  expect(received.map(({ path }) => path)).toEqual(['/send']);
});

test('a gateway that is silent or away is a temporary failure that names no person', async () => {
  answer = () => {};
  expect(await failureOf(gateway().send(message))).toBe(
    'temporary: gateway not reached: TimeoutError',
  );
  const away = httpGatewayTransport({ url: 'http://127.0.0.1:1/', token: undefined });
  expect(await failureOf(away.send(message))).toMatch(/^temporary: gateway not reached/);
});
