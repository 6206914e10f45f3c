import { api } from '@insaf/contract/api.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/app.ts';
import { everything } from '../test/everything.ts';
import { answered, type Filed } from '../test/journey.ts';
import { addressOf, requests } from '../test/requests.ts';

/*
 * To every route that changes something, more is sent than it asks for: what a careless server would write
 * into the row. The routes are those of the contract, so one that is added is tried without being named.
 */

let app: TestApp;
let complaint: Filed;
beforeAll(async () => {
  app = await testApp();
  complaint = await answered(app);
});
afterAll(() => app.close());

const mighty = ['head', 'examiner', 'judge', 'administrator', 'agency_officer', 'call_agent']
  .map((role) => `${role}@cabinet`)
  .join(' ');

const extras: Record<string, unknown> = {
  ...{ role: 'administrator', roles: [{ role: 'administrator', agency: 'cabinet' }] },
  ...{ staffId: 'x', staff_id: 'x', holder: 'cabinet', holder_id: 1, status: 'settled' },
  ...{ acting: { kind: 'system', job: 'x' }, kind_of_actor: 'system', settledAt: '2026-01-01' },
  ...{ isAdmin: true, emailVerified: true, complaint_number: '1', code_generation: 0, at: 0 },
  ...{
    sealed_key: 'x',
    secondFactor: true,
    provenAt: '2099-01-01',
    constructor: { prototype: {} },
  },
};

/** The same, with one more key at each place where keys stand. */
function withExtra(body: unknown, key: string, value: unknown): unknown[] {
  if (Array.isArray(body)) {
    return body.flatMap((item, at) =>
      withExtra(item, key, value).map((changed) => body.with(at, changed)),
    );
  }
  if (typeof body !== 'object' || body === null) return [];
  const own = key in body && Object.hasOwn(body, key) ? [] : [{ ...body, [key]: value }];
  const within = Object.entries(body).flatMap(([name, part]) =>
    withExtra(part, key, value).map((changed) => ({ ...body, [name]: changed })),
  );
  return [...own, ...within];
}

/** What an authenticator says is the browser's to shape: it is given to the library that checks it. */
const shapedByBrowsers: Record<string, string> = {
  addPasskey: 'answer',
  signInWithPasskey: 'answer',
};

const changing = (Object.entries(api) as [string, Route][]).filter(
  ([, { method, body }]) => method !== 'GET' && body !== undefined,
);

test.for(changing)('%s takes no field that it does not ask for', async ([name, route]) => {
  const sent = requests[name]!(complaint);
  const address = addressOf(route.path, complaint, sent);
  const as = route.access === 'public' ? {} : { as: mighty };
  if (route.access !== 'public') await app.tokenOf(mighty);
  const before = await everything(app.database.db);
  for (const [key, value] of Object.entries(extras)) {
    const { [shapedByBrowsers[name] ?? '']: shaped, ...rest } = sent.body as Record<
      string,
      unknown
    >;
    for (const more of withExtra(rest, key, value)) {
      const body = shaped === undefined ? more : { ...(more as object), answer: shaped };
      const answer = await app.call(route.method, address, { ...as, body: body as object });
      expect([key, answer.status, answer.body.error?.code]).toEqual([key, 400, 'invalid_input']);
    }
  }
  expect(await everything(app.database.db)).toEqual(before);
});

test('what a prototype would carry is no field of anything', async () => {
  for (const payload of [
    '{"text":"شكوى","category":"waste","place":"eg-bns-naser","__proto__":{"status":"settled"}}',
    '{"text":"شكوى","category":"waste","constructor":{"prototype":{"status":"settled"}}}',
  ]) {
    const answer = await app.http.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(400);
  }
  expect(({} as Record<string, unknown>).status).toBeUndefined();
});
