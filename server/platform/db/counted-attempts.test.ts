import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { giveBackAttempt, takeAttempt } from './counted-attempts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const noon = new Date('2026-07-05T09:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const policy = { free: 3, stopAt: 6 };
const take = (subject: string, now: Date) => takeAttempt(database.db, subject, policy, now);

test('what is free waits for nobody, though one server’s clock is behind another’s', async () => {
  for (const seconds of [0, -2, -5]) await take('free', after(seconds));
  await take('right', noon);
  await giveBackAttempt(database.db, 'right');
  await take('right', after(-2));
});

test('after the free ones each waits twice as long, and past the last a day', async () => {
  for (const _ of [1, 2, 3, 4]) await take('guessed', noon);
  await expect(take('guessed', after(1))).rejects.toMatchObject({ params: { seconds: 1 } });
  await take('guessed', after(2));
  await expect(take('guessed', after(5))).rejects.toMatchObject({ params: { seconds: 1 } });
  await take('guessed', after(6));
  await expect(take('guessed', after(7))).rejects.toMatchObject({ params: { seconds: 86_399 } });
});

test('whoever was right after waiting leaves no wait behind', async () => {
  for (const _ of [1, 2, 3, 4]) await take('owner', noon);
  await giveBackAttempt(database.db, 'owner');
  await take('owner', after(1));
});
