import { api } from '@insaf/contract/api.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { answered, type Filed } from './journey.ts';
import { addressOf, requests } from './requests.ts';

/*
 * Every text that every route takes, with what no database can hold or no limit allows in its place. Each
 * is refused as the sender's fault or taken; none is a bug of ours.
 */

let app: TestApp;
let complaint: Filed;
const mighty = ['head', 'examiner', 'judge', 'administrator', 'agency_officer', 'call_agent']
  .map((role) => `${role}@cabinet`)
  .join(' ');
beforeAll(async () => {
  app = await testApp();
  complaint = await answered(app);
});
afterAll(() => app.close());

const bad: Record<string, unknown> = {
  'a NUL': 'حسم\u0000حسم',
  'half of a surrogate pair': 'حسم\ud83dحسم',
  nothing: '',
  'a hundred thousand letters': 'ش'.repeat(100_000),
  'a number': 17,
  null: null,
  'a list': [['x']],
  'an object': { constructor: 'x' },
};

/** Every place in a body where a text stands, as a path of keys. */
function textsIn(body: unknown, at: string[] = []): string[][] {
  if (typeof body === 'string') return [at];
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]) => textsIn(value, [...at, key]));
}

function replaced(body: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(body) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

const all = Object.entries(api) as [string, Route][];
const changing = all.filter(([, { method }]) => method !== 'GET');

test.for(changing)('%s is never broken by a text, whatever stands in it', async ([name, route]) => {
  const sent = requests[name]!(complaint);
  const address = addressOf(route.path, complaint, sent);
  const as = route.access === 'public' ? {} : { as: mighty };
  for (const place of textsIn(sent.body)) {
    for (const [what, value] of Object.entries(bad)) {
      const body = replaced(sent.body, place, value) as object;
      const { status } = await app.call(route.method, address, { ...as, body });
      expect(status, `${what} in ${place.join('.')}`).toBeLessThan(500);
    }
  }
});

const signs = ['%00', '%ED%A0%80', '%E0%A4%A', '..%2f..%2f', "'--", '٥', '-1', '1e400'];

describe('a query', () => {
  const reading = all.filter(([, { method, query }]) => method === 'GET' && query !== undefined);
  test.for(reading)('of %s may hold any signs, and is never a bug of ours', async ([, route]) => {
    const address = addressOf(route.path, complaint, { path: { code: 'waste' } });
    for (const key of Object.keys(route.query!.shape)) {
      for (const value of [...signs, 'x'.repeat(5000)]) {
        const { status } = await app.call('GET', `${address}?${key}=${value}`, { as: mighty });
        expect(status, `${key}=${value.slice(0, 20)}`).toBeLessThan(500);
      }
    }
  });
});

describe('an address', () => {
  const withNames = all.filter(([, { path }]) => path.includes(':'));
  test.for(withNames)('of %s may hold any signs, and is never a bug of ours', async ([, route]) => {
    for (const value of [...signs, '١'.repeat(12), '9'.repeat(199)]) {
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, value]);
      const address = addressOf(route.path, complaint, { path: Object.fromEntries(names) });
      const { status } = await app.call(route.method, address, {
        as: mighty,
        ...(route.method === 'GET' ? {} : { body: {} }),
      });
      expect(status, value).toBeGreaterThanOrEqual(400);
      expect(status, value).toBeLessThan(500);
    }
  });
});

test('what is no JSON, and a body of another kind, is the sender’s fault', async () => {
  const bodies: [type: string, payload: string][] = [
    ['application/json', '{"text":'],
    ['application/json', ''],
    ['application/json', '{"text":"\\ud83d"}'],
    ['application/json', `{"text":${'['.repeat(50_000)}`],
    ['application/json', '{"__proto__":{"text":"x"}}'],
    ['text/plain', 'hello'],
    ['multipart/form-data; boundary=x', '--x--'],
  ];
  for (const [type, payload] of bodies) {
    const answer = await app.http.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      headers: { 'content-type': type },
      payload,
    });
    expect(answer.statusCode, `${type} ${payload.slice(0, 20)}`).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, `${type} ${payload.slice(0, 20)}`).toBeLessThan(500);
  }
});
