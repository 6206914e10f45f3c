import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';

/* Every connection of the process is at work, for longer than anybody waits for one. */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('whoever gets no connection in time is told to come back, in their form, and nothing else is', {
  timeout: 120_000,
}, async () => {
  const { pool } = app.database;
  await app.tokenOf('examiner@system');
  const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  const number = numberFrom('10000000000');
  const headers = { 'accept-language': 'en' };
  const asked = () => [
    app.http.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', headers },
      payload: { email: 'nobody@insaf.example', password: 'not this one at all' },
    }),
    app.http.inject({
      ...{ method: 'POST', url: '/api/v1/complaints', headers },
      payload: { text: 'ماسورة مكسورة', complainants: [{ name: 'سعاد' }] },
    }),
    app.http.inject({
      method: 'POST',
      url: '/track',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `number=${number}&code=87654321`,
    }),
  ];
  try {
    const [signIn, filing, form] = await Promise.all(asked());
    for (const answered of [signIn, filing, form]) {
      expect(answered?.statusCode).toBe(503);
      expect(Number(answered?.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(filing?.json()).toMatchObject({ error: { code: 'busy' } });
    expect(form?.headers['content-type']).toContain('text/html');
    expect(form?.payload).toContain('87654321');
    // They are at work, so the database is not away.
    expect(pool.isAway).toBe(false);
  } finally {
    for (const client of held) client.release();
  }
  const answers = await Promise.all(asked());
  expect(answers.map(({ statusCode }) => statusCode)).not.toContain(503);
});
