import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Refusal } from '../../../platform/errors.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { agencies, all, categories, places } from '../../../test/directory-files.ts';
import type { LoadFault } from '../rules/load-fault.ts';
import { type DirectoryFiles, loadDirectory } from './load-directory.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
beforeEach(async () => {
  bare = await bareCtx();
});
afterEach(() => bare.close());

const system = { kind: 'system', job: 'test' } as const;
const load = (files: DirectoryFiles) => loadDirectory(bare.ctx, system, files);

async function faultsOf(files: DirectoryFiles): Promise<string[]> {
  const refusal = await load(files).then(
    () => {
      throw new Error('it was loaded');
    },
    (error: Refusal) => error,
  );
  expect(refusal.code).toBe('wrong_csv');
  return (refusal.params.faults as LoadFault[]).map(
    ({ file, line, column, because }) => `${file} ${line} ${column} ${because}`,
  );
}

const count = async (table: string) =>
  Number((await bare.database.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count);

test('all faults are found, each with its file, line and column, and nothing is written', async () => {
  const faulty = `code,parent,kind,name_ar,name_en,governorate,sectors,place,examines
Wrong Code,cabinet,office,مكتب,Office,,,,false
cabinet,,cabinet,مجلس الوزراء,Cabinet,,,,maybe
office,cabinet,bureau,,Office,,two;words,,false
short,cabinet
`;
  expect(await faultsOf({ ...all, agencies: faulty })).toEqual([
    'agencies 2 code wrong_code',
    'agencies 3 examines wrong_flag',
    'agencies 4 kind unknown_kind',
    'agencies 4 name_ar empty',
    'agencies 4 sectors wrong_sector',
    'agencies 5  wrong_number_of_cells',
  ]);
  expect(await count('agencies')).toBe(0);
  expect(await count('places')).toBe(0);
});

test.each([
  ['agencies 2 parent unknown_parent', agencies.replace('unit,gov-x', 'unit,nowhere')],
  ['agencies 4 code repeated_code', agencies.replace('other,gov-x', 'unit,gov-x')],
  ['agencies 2 place unknown_place', agencies.replace('eg-x-town', 'eg-x-village')],
  ['agencies 3 governorate wrong_governorate', agencies.replace('X,EG-X', 'X,EG-Y')],
  ['agencies 2 sectors unknown_category', agencies.replace(':waste', ':noise')],
  ['agencies 3 parent second_root', agencies.replace('gov-x,cabinet', 'gov-x,')],
  ['agencies 5 kind root_kind', agencies.replace('cabinet,,cabinet', 'cabinet,,office')],
  ['agencies 1 examines missing_column', agencies.replaceAll(/,[^,]*\n/g, '\n')],
  ['agencies 1 notes unknown_column', agencies.replaceAll('\n', ',\n').replace(',\n', ',notes\n')],
  ['agencies 3  unreadable', agencies.replace('محافظة', '"محافظة"x')],
  ['agencies 4  unreadable', agencies.replace('وحدة أخرى', '\uFFFD')],
])('a file of agencies with the fault %s', async (fault, file) => {
  expect(await faultsOf({ ...all, agencies: file })).toContain(fault);
  await load(all);
});

test('a circle is a fault, in the file alone and with what is known', async () => {
  const circle = agencies.replace('gov-x,cabinet', 'gov-x,unit');
  expect(await faultsOf({ ...all, agencies: circle })).toContain('agencies 2 parent circle');
  await load(all);
  const header = agencies.split('\n')[0];
  const row = 'gov-x,unit,governorate,محافظة,Governorate of X,EG-X,local,eg-x,true';
  expect(await faultsOf({ agencies: `${header}\n${row}` })).toEqual(['agencies 2 parent circle']);
});

test('another root than the one there is, or the old one below something, is a fault', async () => {
  await load(all);
  const header = agencies.split('\n')[0];
  const row = (cells: string) => `${header}\n${cells},cabinet,مجلس,Council,,,,false`;
  expect(await faultsOf({ agencies: row('council,') })).toEqual(['agencies 2 parent second_root']);
  expect(await faultsOf({ agencies: row('cabinet,unit') })).toContain(
    'agencies 2 parent second_root',
  );
});

test('an agency is not closed above one that stays open, nor given a successor while open', async () => {
  await load(all);
  const header = `${agencies.split('\n')[0]},active,successor`;
  const governorate = 'gov-x,cabinet,governorate,محافظة,Governorate of X,EG-X,local,eg-x,true';
  const unit = 'unit,gov-x,local_unit,الوحدة المحلية,Local Unit,EG-X,local,eg-x-town,false';
  expect(await faultsOf({ agencies: `${header}\n${governorate},false,` })).toEqual([
    'agencies 2 active child_active',
  ]);
  const faults = await faultsOf({ agencies: `${header}\n${governorate},false,\n${unit},true,` });
  expect(faults).toContain('agencies 3 parent parent_closed');
  expect(await faultsOf({ agencies: `${header}\n${unit},true,other` })).toEqual([
    'agencies 2 successor successor_of_active',
  ]);
  expect(await faultsOf({ agencies: `${header}\n${unit},false,unit` })).toEqual([
    'agencies 2 successor circle',
  ]);
  expect(await faultsOf({ agencies: `${header}\n${unit},false,nobody` })).toEqual([
    'agencies 2 successor unknown_successor',
  ]);
});

test.each([
  ['evidence_photos_after no_proof', ',1,0,100,', ',0,0,100,'],
  ['evidence_document_kinds no_document_kinds', ',1,0,100,,', ',1,1,100,,'],
  ['evidence_document_kinds unknown_document_kind', ',100,,', ',100,selfie,'],
  ['target_working_hours wrong_number', ',48,', ',0,'],
  ['evidence_near_metres wrong_number', ',100,', ',near,'],
  ['objection_days wrong_number', 'false,14', 'false,91'],
  ['lead_agency_kind unknown_kind', 'local_unit,48', 'bureau,48'],
])('a category with %s', async (fault, is, wrong) => {
  expect(await faultsOf({ ...all, categories: categories.replace(is, wrong) })).toEqual([
    `categories 2 ${fault}`,
  ]);
});

test.each([
  ['parent governorate_or_parent', 'eg-x,,governorate', 'eg-x,,city'],
  ['lat wrong_number', 'Governorate,,', 'Governorate,91,'],
  ['parent unknown_parent', 'eg-x,,governorate', 'eg-z,,governorate'],
])('a place with %s', async (fault, is, wrong) => {
  const faults = await faultsOf({ places: places.replace(is, wrong) });
  expect(faults.join()).toContain(fault);
});
