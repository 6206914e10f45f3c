import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { readDirectory } from '../../directory/index.ts';
import { commitFilings, type Filing } from './commit-filings.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

let next = 0;
const aNumber = () => numberFrom(String(20_000_000_000 + next++));

/** A filing that draws these numbers one after the other, then new ones. */
async function filing(text: string, draws: readonly string[] = []): Promise<Filing> {
  const directory = await readDirectory(app.ctx.db);
  const holder = directory.agencies.find((agency) => agency.examines)!;
  const waiting = [...draws];
  return {
    complaint: {
      ...{ kind: 'complaint', status: 'received', version: 1, channel: 'portal', language: 'ar' },
      ...{ text, complainants: 1, received_at: app.now, due_at: app.now },
      ...{ clock: 'examination', clock_state: 'running' },
      ...{ holder_id: holder.id, holder_path: holder.path },
    },
    raised: null,
    initiative: null,
    people: [
      {
        kind: 'citizen',
        language: 'ar',
        noticeBy: 'sms',
        identity: { name: 'منى', phone: '+2010' },
      },
      { kind: 'citizen', language: 'ar', noticeBy: 'none', identity: { name: 'آدم' } },
      { kind: 'citizen', language: 'ar', noticeBy: 'email', identity: { name: 'ليلى' } },
    ],
    uploads: [],
    actor: 'complainant',
    actorId: null,
    key: null,
    number: () => waiting.shift() ?? aNumber(),
  };
}

const textOf = async (number: string) => {
  const { rows } = await app.database.pool.query('SELECT text FROM complaints WHERE number = $1', [
    number,
  ]);
  return rows[0]?.text;
};

test('a number that is taken is drawn again, and what it belongs to stays as it was', async () => {
  const [first] = await commitFilings(app.ctx, [await filing('الأولى')]);
  const together = [await filing('الثانية', [first!.number]), await filing('الثالثة')];
  const [second, third] = await commitFilings(app.ctx, together);
  expect(new Set([first!.number, second!.number, third!.number]).size).toBe(3);
  expect(await textOf(first!.number)).toBe('الأولى');
  expect(await textOf(second!.number)).toBe('الثانية');
  expect(await textOf(third!.number)).toBe('الثالثة');
});

test('two that drew the same number at once get two', async () => {
  const same = aNumber();
  const together = [await filing('هذه', [same]), await filing('وتلك', [same])];
  const [one, other] = await commitFilings(app.ctx, together);
  expect(one!.number).not.toBe(other!.number);
  expect(await textOf(one!.number)).toBe('هذه');
  expect(await textOf(other!.number)).toBe('وتلك');
});

test('those who want to be told get a notice each with its job, and the others none', async () => {
  const [filed] = await commitFilings(app.ctx, [await filing('لمن يريد')]);
  const { rows: notices } = await app.database.pool.query(
    'SELECT complainant_no, template FROM notices WHERE complaint_number = $1 ORDER BY 1',
    [filed!.number],
  );
  expect(notices).toEqual([
    { complainant_no: 1, template: 'received' },
    { complainant_no: 3, template: 'received' },
  ]);
  const { rows: jobs } = await app.database.pool.query(
    `SELECT count(*)::int AS count FROM graphile_worker._private_jobs
     WHERE payload->>'complaintNumber' = $1`,
    [filed!.number],
  );
  expect(jobs).toEqual([{ count: 2 }]);
});

test('a failure that is not a taken number is passed on, and nothing is filed', async () => {
  const before = await count();
  const bad = await filing('بلا جهة');
  const wrong = { ...bad, complaint: { ...bad.complaint, kind: 'poem' } };
  await expect(commitFilings(app.ctx, [await filing('سليمة'), wrong])).rejects.toThrow('kind');
  expect(await count()).toBe(before);
});

async function count(): Promise<number> {
  const { rows } = await app.database.pool.query('SELECT count(*)::int AS count FROM complaints');
  return rows[0].count;
}
