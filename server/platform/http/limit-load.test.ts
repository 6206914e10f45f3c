import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';

/*
 * A process that may have twenty requests in hand. The database is kept from answering by a lock, as when
 * somebody changes its tables in the middle of the day.
 */

let app: TestApp;
let url: string;
let port: number;
beforeAll(async () => {
  app = await testApp({ settings: { REQUESTS_AT_ONCE: '20' } });
  url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  port = Number(new URL(url).port);
});
afterAll(() => app.close());

const file = (no: number) =>
  fetch(`${url}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ text: `ماسورة مكسورة رقم ${no}`, complainants: [{ name: 'سعاد' }] }),
  });

/** Does something while nobody can write or read a complaint. */
async function whileLocked<T>(act: () => Promise<T>): Promise<T> {
  const client = await app.database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE complaints IN ACCESS EXCLUSIVE MODE');
    return await act();
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('more than a process can have in hand', () => {
  test('is told at once when to come back; what was taken is answered, and nothing is half done', async () => {
    const { rows: before } = await app.database.pool.query('SELECT FROM complaints');
    const answers = await whileLocked(async () => {
      const all = Array.from({ length: 60 }, (_, no) => file(no));
      const refused = (
        await Promise.all(
          all.map((answer) =>
            Promise.race([
              answer.then((answered) => (answered.status === 503 ? answered : null)),
              new Promise<null>((resolve) => setTimeout(() => resolve(null), 3000)),
            ]),
          ),
        )
      ).filter((answered) => answered !== null);
      expect(refused.length).toBe(40);
      for (const answered of refused) {
        expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await answered.json()).toMatchObject({ error: { code: 'busy' } });
      }
      return all;
    });
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    const { rows: after } = await app.database.pool.query('SELECT FROM complaints');
    expect(after.length - before.length).toBe(20);
    expect((await file(61)).status).toBe(201);
  });

  test('does not keep files of the build and probes from being answered', async () => {
    await whileLocked(async () => {
      const held = Array.from({ length: 30 }, (_, no) => file(no));
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect((await fetch(`${url}/icon.svg`)).status).toBe(200);
      await Promise.race([Promise.all(held), new Promise((resolve) => setTimeout(resolve, 500))]);
    });
  });

  test('gets a page that keeps what was typed, where a form was sent', async () => {
    await whileLocked(async () => {
      const held = Array.from({ length: 40 }, (_, no) => file(no));
      await Promise.race(held);
      const typed = await fetch(`${url}/track`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'number=123456789012&code=كتبته+بيدي',
      });
      expect(typed.status).toBe(503);
      expect(Number(typed.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await typed.text()).toContain('كتبته بيدي');
    });
  });
});

describe('those who hold a connection and say little', () => {
  const open: Socket[] = [];
  afterAll(() => {
    for (const socket of open) socket.destroy();
  });
  const connected = async (said: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    open.push(socket);
    await once(socket, 'connect');
    if (said !== '') socket.write(said);
  };

  test('take nothing from the others: bodies that do not end, and lines without a word', async () => {
    const head =
      'POST /api/v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const slow = Array.from({ length: 200 }, () =>
      connected(`${head}Content-Length: 5000\r\n\r\n{"text":`),
    );
    const idle = Array.from({ length: 1000 }, () => connected(''));
    await Promise.all([...slow, ...idle]);
    for (let no = 0; no < 30; no += 1) expect((await file(no)).status).toBe(201);
  });

  test('and what they sent too much of is refused before it is kept', async () => {
    const answered = await fetch(`${url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'ا'.repeat(30_000_000) }),
    }).catch(() => null);
    expect([413, undefined]).toContain(answered?.status);
    expect((await file(1)).status).toBe(201);
  });
});
