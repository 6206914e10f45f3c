import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../platform/context.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { agencies, all, categories, places } from '../../../test/directory-files.ts';
import { readDirectory } from '../../directory/index.ts';
import { type DirectoryFiles, loadDirectory } from './load-directory.ts';
import { loadFirstDirectory } from './load-first-directory.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
let announced: Fact[];
beforeEach(async () => {
  bare = await bareCtx();
  announced = [];
});
afterEach(() => bare.close());

const system = { kind: 'system', job: 'test' } as const;
const load = (files: DirectoryFiles, options?: { dryRun: boolean }) =>
  loadDirectory(
    { ...bare.ctx, announce: async (_db, fact) => void announced.push(fact) },
    system,
    files,
    options,
  );

const count = async (table: string) =>
  Number((await bare.database.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count);

describe('what is loaded', () => {
  test('children may stand before their parents, and each row comes in as it is', async () => {
    const reports = await load(all);
    expect(reports.map(({ kind, added }) => [kind, added.length])).toEqual([
      ['places', 2],
      ['agencies', 4],
      ['categories', 2],
    ]);
    const directory = await readDirectory(bare.ctx.db);
    const unit = directory.agencyByCode('unit')!;
    const governorate = directory.agencyByCode('gov-x')!;
    expect(unit.path).toBe(`${governorate.path}${unit.id}/`);
    expect(directory.place(unit.place_id!)).toMatchObject({ code: 'eg-x-town', lat: 29.1 });
    expect(unit.sectors).toEqual(['local', 'category:waste']);
    expect(directory.categoryByCode('waste')).toMatchObject({
      target_working_minutes: 2880,
      evidence_near_metres: 100,
      evidence_document_kinds: [],
      active: true,
    });
    expect(directory.categoryByCode('bill')).toMatchObject({
      target_working_minutes: 90,
      evidence_near_metres: null,
      evidence_document_kinds: ['receipt', 'statement'],
      confidential: true,
      objection_days: 30,
    });
  });

  test('a second loading of the same writes nothing at all', async () => {
    await load(all);
    const before = (await readDirectory(bare.ctx.db)).version;
    const reports = await load(all);
    for (const report of reports) {
      expect(report).toMatchObject({ added: [], changed: [], moved: [], renamed: [], missing: [] });
    }
    expect(reports.map(({ unchanged }) => unchanged)).toEqual([2, 4, 2]);
    expect((await readDirectory(bare.ctx.db)).version).toBe(before);
    expect(await count('agency_changes')).toBe(4);
  });

  test('a byte order mark, Windows line ends, blank lines and spaces around cells do not matter', async () => {
    await load(all);
    const windows = agencies.replaceAll(',', ' , ').replaceAll('\n', '\r\n\r\n');
    const [report] = await load({ agencies: `\uFEFF${windows},,,,,,,,\r\n` });
    expect(report).toMatchObject({ unchanged: 4, added: [], changed: [] });
  });

  test('the directory that comes with the program loads on the first run only', async () => {
    const said: string[] = [];
    expect(await loadFirstDirectory(bare.ctx, (line) => said.push(line))).toBe(true);
    expect(said.at(-1)).toBe('Loaded 411 places, 108 agencies, 37 categories');
    expect(await loadFirstDirectory(bare.ctx, () => said.push('again'))).toBe(false);
    expect(said).not.toContain('again');
  });

  test('of two servers that start at once, both find the directory loaded once', async () => {
    await Promise.all([
      loadFirstDirectory(bare.ctx, () => undefined),
      loadFirstDirectory({ ...bare.ctx }, () => undefined),
    ]);
    expect([await count('agencies'), await count('agency_changes')]).toEqual([108, 108]);
  });
});

describe('what differs', () => {
  beforeEach(() => load(all));

  test('another parent is a move and another name a renaming, with history and the former name', async () => {
    const changed = agencies
      .replace('unit,gov-x', 'unit,other')
      .replace('وحدة أخرى,Other Unit', 'وحدة أخرى,Another Unit')
      .replace('eg-x,true', 'eg-x,false');
    const [report] = await load({ agencies: changed });
    expect(report).toMatchObject({
      moved: [{ code: 'unit', from: 'gov-x', to: 'other' }],
      renamed: [{ code: 'other', from: 'Other Unit', to: 'Another Unit' }],
      changed: [{ code: 'gov-x', fields: ['examines'] }],
      unchanged: 1,
    });
    const directory = await readDirectory(bare.ctx.db);
    const other = directory.agencyByCode('other')!;
    const unit = directory.agencyByCode('unit')!;
    expect(unit.path.startsWith(other.path)).toBe(true);
    expect(announced).toMatchObject([
      { name: 'agenciesMoved', branches: [{ agencyId: unit.id, to: unit.path }], handedOver: [] },
    ]);
    expect(directory.formerNamesOf(other.id)).toMatchObject([{ name: { en: 'Other Unit' } }]);
    const { rows } = await bare.database.pool.query(
      `SELECT what, before, after FROM agency_changes WHERE what <> 'created' ORDER BY what`,
    );
    expect(rows).toMatchObject([
      { what: 'edited', before: { examines: true }, after: { examines: false } },
      { what: 'moved', before: { parent: 'gov-x' }, after: { parent: 'other' } },
      { what: 'renamed', before: { name: { en: 'Other Unit' } } },
    ]);
    expect((await load({ agencies: changed }))[0]).toMatchObject({ unchanged: 4 });
  });

  test('several moves at once, one within another, give the tree that the file draws', async () => {
    const turned = `code,parent,kind,name_ar,name_en,governorate,sectors,place,examines
cabinet,,cabinet,رئاسة مجلس الوزراء,Cabinet,,,,false
other,cabinet,local_unit,وحدة أخرى,Other Unit,EG-X,local,eg-x,false
unit,other,local_unit,الوحدة المحلية,Local Unit,EG-X,local category:waste,eg-x-town,false
gov-x,unit,governorate,محافظة,Governorate of X,EG-X,local,eg-x,true
new,gov-x,office,مكتب,Office,,,,false
`;
    const [report] = await load({ agencies: turned });
    expect(report?.moved.map(({ code }) => code)).toEqual(['other', 'unit', 'gov-x']);
    const { agencyByCode } = await readDirectory(bare.ctx.db);
    const ids = ['cabinet', 'other', 'unit', 'gov-x', 'new'].map((code) => agencyByCode(code)!.id);
    expect(agencyByCode('new')!.path).toBe(`/${ids.join('/')}/`);
  });

  test('what the file lacks is reported and left alone', async () => {
    const lines = agencies.split('\n');
    const [report] = await load({
      agencies: lines.filter((line) => !/^unit/.test(line)).join('\n'),
    });
    expect(report).toMatchObject({ missing: ['unit'], unchanged: 3 });
    expect((await readDirectory(bare.ctx.db)).agencyByCode('unit')?.active).toBe(true);
  });

  test('places move with those below them, and categories change', async () => {
    const more = `${places}eg-y,,governorate,أخرى,Other,,\n`.replace('town,eg-x', 'town,eg-y');
    const [ofPlaces, ofCategories] = await load({
      places: more,
      categories: categories.replace(',48,', ',24,').replace(',100,', ',,'),
    });
    expect(ofPlaces).toMatchObject({ added: ['eg-y'], moved: [{ code: 'eg-x-town', to: 'eg-y' }] });
    expect(ofCategories).toMatchObject({
      changed: [{ code: 'waste', fields: ['evidence_near_metres', 'target_working_minutes'] }],
      unchanged: 1,
    });
    const directory = await readDirectory(bare.ctx.db);
    const town = directory.placeByCode('eg-x-town')!;
    expect(town.path).toBe(`${directory.placeByCode('eg-y')!.path}${town.id}/`);
    expect(directory.categoryByCode('waste')).toMatchObject({
      target_working_minutes: 1440,
      evidence_near_metres: null,
    });
  });

  test('a dry run says what would change and changes nothing', async () => {
    const changed = agencies
      .replace('Other Unit', 'Another Unit')
      .replace('unit,gov-x', 'unit,other');
    const [dry] = await load({ agencies: changed }, { dryRun: true });
    expect(dry).toMatchObject({ renamed: [{ code: 'other' }], moved: [{ code: 'unit' }] });
    expect(await count('agency_changes')).toBe(4);
    expect(await load({ agencies: changed })).toEqual([dry]);
  });

  test('the column active closes and reopens, and successor says for whom', async () => {
    const closing = agencies
      .replace('place,examines', 'place,examines,active,successor')
      .replaceAll(/,(true|false)\n/g, ',$1,true,\n')
      .replace('eg-x-town,false,true,', 'eg-x-town,false,false,other');
    const [report] = await load({ agencies: closing });
    expect(report).toMatchObject({ changed: [{ code: 'unit', fields: ['active'] }], unchanged: 3 });
    const { agencyByCode } = await readDirectory(bare.ctx.db);
    expect(agencyByCode('unit')).toMatchObject({
      active: false,
      successor_id: agencyByCode('other')!.id,
    });
    expect((await load({ agencies: closing }))[0]).toMatchObject({ unchanged: 4 });
    expect((await load({ agencies }))[0]).toMatchObject({ unchanged: 4 });
    const [reopened] = await load({
      agencies: closing.replace('false,false,other', 'false,true,'),
    });
    expect(reopened).toMatchObject({ changed: [{ code: 'unit' }] });
    expect((await readDirectory(bare.ctx.db)).agencyByCode('unit')).toMatchObject({
      active: true,
      successor_id: null,
    });
  });
});

test('staff load the directory only with the whole tree in their reach', async () => {
  await load(all);
  const { agencyByCode } = await readDirectory(bare.ctx.db);
  const administers = (code: string, reach: 'below' | 'alone') => {
    const { id: agencyId, path } = agencyByCode(code)!;
    const permissions = ['manageAgencies', 'manageCategories'] as const;
    const holdings = [{ role: '', permissions, agencyId, path, reach }] as const;
    return { kind: 'staff', staffId: 'one', name: 'One', holdings } as const;
  };
  const refused = { code: 'not_permitted' };
  const { ctx } = bare;
  await expect(loadDirectory(ctx, administers('gov-x', 'below'), all)).rejects.toMatchObject(
    refused,
  );
  await expect(loadDirectory(ctx, administers('cabinet', 'alone'), all)).rejects.toMatchObject(
    refused,
  );
  await expect(loadDirectory(ctx, { kind: 'anyone' }, all)).rejects.toMatchObject(refused);
  await expect(loadDirectory(ctx, administers('cabinet', 'below'), all)).resolves.toHaveLength(3);
});

test('the files that come with the program have no faults', async () => {
  const read = (name: string) =>
    readFile(new URL(`../../../directory/${name}.csv`, import.meta.url), 'utf8');
  const reports = await load({
    places: await read('places'),
    agencies: await read('agencies'),
    categories: await read('categories'),
  });
  expect(reports.map(({ added }) => added.length)).toEqual([411, 108, 37]);
});
