import { afterAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { answered, referred } from '../../../test/journey.ts';
import { exportAgencies } from './export-agencies.ts';
import { loadDirectory } from './load-directory.ts';

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const system = { kind: 'system', job: 'test' } as const;

async function load(edit: (csv: string) => string) {
  return loadDirectory(app.ctx, system, { agencies: edit(await exportAgencies(app.ctx)) });
}

test('a branch that the file moves takes along what it holds, and finds it other judges', async () => {
  const filed = await answered(app);
  await load((csv) =>
    csv
      .replace('gov-bns,cabinet,', 'gov-bns,gov-is,')
      .replace('gov-bns-tech-centre,gov-bns-diwan,', 'gov-bns-tech-centre,gov-bns-lu-naser,'),
  );
  const { rows } = await app.database.pool.query(
    `SELECT h.code AS holder, holder_path = h.path AS held, j.code AS judge, judge_path = j.path AS judged
     FROM complaints JOIN agencies h ON h.id = holder_id JOIN agencies j ON j.id = judge_id
     WHERE number = $1`,
    [filed.number],
  );
  expect(rows).toEqual([
    { holder: 'gov-bns-lu-naser', held: true, judge: 'gov-bns', judged: true },
  ]);
});

test('a file does not close an agency that somebody waits for', async () => {
  await referred(app);
  const closing = (csv: string) => csv.replace(/^(gov-bns-lu-naser,.*),true,$/m, '$1,false,');
  await expect(load(closing)).rejects.toMatchObject({
    code: 'wrong_csv',
    params: { faults: [{ column: 'active', because: 'work_open', value: 'gov-bns-lu-naser' }] },
  });
  const free = (csv: string) => csv.replace(/^(gov-bns-lu-beba,.*),true,$/m, '$1,false,');
  expect(await load(free)).toMatchObject([{ changed: [{ code: 'gov-bns-lu-beba' }] }]);
});
