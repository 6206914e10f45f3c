import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { file, person } from '../../../test/journey.ts';
import { readDirectory } from '../../directory/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';
const names = { nameAr: 'حي ناصر', nameEn: 'Naser District' };

function rename(code: string, body: object, as = administrator) {
  return app.call('POST', `/agencies/${code}/rename`, { as, body });
}

async function nameAt(code: string, at: Date) {
  const directory = await readDirectory(app.ctx.db);
  return directory.nameAt(directory.agencyByCode(code)!.id, at).en;
}

test('what happened before a renaming is shown with the name of its day', async () => {
  const before = new Date(app.now.getTime() - 200 * 86_400_000);
  const filed = await file(app);
  app.pass({ days: 1 });
  expect((await rename('system', { nameAr: 'الإدارة المركزية', nameEn: 'Centre' })).status).toBe(
    200,
  );
  const renamedAt = app.now;
  app.pass({ days: 1 });
  await rename('system', { nameAr: 'المنظومة', nameEn: 'The System' });

  expect(await nameAt('system', before)).toMatch(/^Unified/);
  expect(await nameAt('system', new Date(renamedAt.getTime() - 1))).toMatch(/^Unified/);
  expect(await nameAt('system', renamedAt)).toBe('Centre');
  expect(await nameAt('system', app.now)).toBe('The System');
  const shown = await person(app, filed);
  expect(JSON.stringify(shown.steps[0])).not.toContain('الإدارة المركزية');
});

test('an agency keeps its former names, and is found by them', async () => {
  const { body } = await rename('gov-bns-lu-naser', names);
  expect(body.name).toEqual({ ar: 'حي ناصر', en: 'Naser District' });
  const page = await app.call('GET', '/agencies/gov-bns-lu-naser');
  expect(page.body.formerNames).toEqual([
    {
      name: { ar: 'الوحدة المحلية لمركز ومدينة ناصر', en: 'Local Unit of Naser Centre and City' },
      until: app.now.toISOString(),
    },
  ]);
  const found = await app.call('GET', `/agencies?words=${encodeURIComponent('لمركز ومدينة ناصر')}`);
  expect(found.body.agencies.map(({ code }: { code: string }) => code)).toEqual([
    'gov-bns-lu-naser',
  ]);
});

test('two renamings in one instant, and back, leave periods that follow each other', async () => {
  for (const nameEn of ['One', 'Two', 'One']) {
    expect((await rename('gov-bns-lu-beba', { nameAr: 'ببا', nameEn })).status).toBe(200);
  }
  const { rows } = await app.database.pool.query(
    `SELECT n.name_en, since < coalesce(until, 'infinity') AS runs,
            since = lag(until) OVER (ORDER BY since) AS follows
     FROM agency_names n JOIN agencies a ON a.id = n.agency_id
     WHERE code = 'gov-bns-lu-beba' ORDER BY since`,
  );
  expect(rows.map(({ name_en }) => name_en).slice(1)).toEqual(['One', 'Two', 'One']);
  expect(rows.every(({ runs }) => runs)).toBe(true);
  expect(rows.slice(1).every(({ follows }) => follows)).toBe(true);
});

test('a renaming that changes nothing leaves no trace', async () => {
  await rename('gov-bns-lu-naser', names);
  const { body } = await app.call('GET', '/agencies/gov-bns-lu-naser/history', {
    as: administrator,
  });
  const whats = body.changes.map(({ what }: { what: string }) => what);
  expect(whats).toEqual(['renamed', 'created']);
  expect(body.changes[0]).toMatchObject({
    before: { name: { en: 'Local Unit of Naser Centre and City' } },
    after: { name: { en: 'Naser District' } },
  });
});

test('refuses to rename an agency that one does not administer, or that is not there', async () => {
  const other = await rename('gov-is', names, 'administrator@gov-bns');
  expect(other.body.error.code).toBe('not_permitted');
  const none = await rename('nowhere', names);
  expect(none.body.error).toMatchObject({ code: 'unknown_agency', field: 'code' });
});
