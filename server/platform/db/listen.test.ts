import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { listen, packed, say } from './listen.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('what is said', () => {
  test('is parted so that every payload is one that PostgreSQL takes, and nothing is lost', () => {
    const things = Array.from({ length: 3000 }, (_, n) => ['m', `شكوى ${n}`, n]);
    const payloads = packed(things);
    expect(payloads.length).toBeGreaterThan(5);
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8000);
    expect(payloads.flatMap((payload) => JSON.parse(payload))).toEqual(things);
    expect(packed([])).toEqual([]);
    expect(packed(['x'.repeat(7894)])).toHaveLength(1);
    expect(() => packed(['x'.repeat(7900)])).toThrow(RangeError);
  });

  test('is heard once it is committed, in the order of commits, and never when it is not', async () => {
    const heard: unknown[] = [];
    const hearing = listen({
      connection: { connectionString: database.url },
      channel: 'of a test',
      onHeard: (things) => heard.push(...things),
      onGap: () => heard.push('gap'),
      onLost: () => undefined,
    });
    await hearing.ready;
    const things = Array.from({ length: 2000 }, (_, n) => n);
    await database.db.transaction().execute((db) => say(db, 'of a test', things));
    const failing = database.db.transaction().execute(async (db) => {
      await say(db, 'of a test', ['never']);
      throw new Error('comes to nothing');
    });
    await expect(failing).rejects.toThrow('comes to nothing');
    await say(database.db, 'of a test', ['last']);
    await expect.poll(() => heard.at(-1)).toBe('last');
    expect(heard).toEqual([...things, 'last']);
    await hearing.close();
  });
});

test('a listener that cannot connect tries again until it can, and can be closed meanwhile', async () => {
  let lost = 0;
  const hearing = listen({
    connection: { connectionString: 'postgres://nobody@127.0.0.1:1/none' },
    channel: 'c',
    onHeard: () => undefined,
    onGap: () => undefined,
    onLost: () => {
      lost += 1;
    },
  });
  await expect.poll(() => lost).toBeGreaterThan(1);
  await hearing.close();
  await hearing.ready;
});
