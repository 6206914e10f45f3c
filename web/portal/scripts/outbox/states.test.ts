import { expect, test } from 'vitest';
import { after, begun, canChange, isDue, outcomeOf, pauseAfter, type Waiting } from './states.ts';

const now = Date.UTC(2026, 6, 1);
const waiting: Waiting = {
  key: 'k',
  complaint: { text: 'x' },
  fields: {},
  language: 'ar',
  news: { title: '', text: '' },
  state: 'waiting',
  attempts: 0,
  nextTryAt: 0,
  notBefore: 0,
  uncertain: false,
  refusal: null,
  at: now,
};
const error = (code: string, field?: string) => ({ error: { code, message: 'لا', field } });

test('it waits twice as long after each attempt, and never longer than an hour', () => {
  expect([1, 2, 3, 4].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(pauseAfter(30)).toBe(3_600_000);
});

test('once it was sent and not answered, it is sent again and not changed', () => {
  expect(canChange(waiting)).toBe(true);
  const unanswered = after(begun(waiting), { kind: 'unanswered' }, now)!;
  expect(unanswered).toMatchObject({ state: 'waiting', uncertain: true, attempts: 1 });
  expect([isDue(unanswered, now), isDue(unanswered, now + 5_000)]).toEqual([false, true]);
  expect(canChange(unanswered)).toBe(false);
});

test('a busy server is asked again when it said, and not earlier than by our own pause', () => {
  const later = (header: string | null) =>
    after(begun(waiting), outcomeOf(503, error('busy'), header), now)!.nextTryAt - now;
  expect([later('60'), later('1'), later(null), later('soon')]).toEqual([
    60_000, 5_000, 5_000, 5_000,
  ]);
});

test('a connection that is back shortens our own pause, and not the one the server asked for', () => {
  const unanswered = after(begun(waiting), { kind: 'unanswered' }, now)!;
  const busy = after(begun(waiting), outcomeOf(503, error('busy'), '60'), now)!;
  expect([isDue(unanswered, now, true), isDue(busy, now, true)]).toEqual([true, false]);
  expect(isDue(busy, now + 60_000, true)).toBe(true);
});

test('what the server refused is kept with its sentence, can be changed, and is not sent by itself', () => {
  const refused = after(begun(waiting), outcomeOf(400, error('wrong_phone', 'x.0'), null), now)!;
  expect(refused).toMatchObject({ state: 'refused', refusal: { message: 'لا', field: 'x.0' } });
  expect([isDue(refused, now + 1e9), canChange(refused)]).toEqual([false, true]);
});

test('too many attempts and faults of the server are no refusal', () => {
  for (const status of [429, 500, 502, 503, 504]) {
    expect(outcomeOf(status, null, null).kind).toBe('later');
  }
});

test('files that the server has forgotten are sent again at once', () => {
  const gone = after(
    begun(waiting),
    outcomeOf(400, error('unknown_upload', 'uploads.0'), null),
    now,
  )!;
  expect([gone.uncertain, isDue(gone, now)]).toEqual([false, true]);
});

test('what another way had filed with this key is not filed again', () => {
  const reached = after(
    begun(waiting),
    outcomeOf(409, error('idempotency_key_reused'), null),
    now,
  )!;
  expect([reached.state, isDue(reached, now + 1e9), canChange(reached)]).toEqual([
    'reached',
    false,
    false,
  ]);
});

test('what was filed waits no more', () => {
  const outcome = outcomeOf(201, { number: '123', code: '456' }, null);
  expect(outcome).toEqual({ kind: 'filed', number: '123', code: '456' });
  expect(after(begun(waiting), outcome, now)).toBeNull();
});
