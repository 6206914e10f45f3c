import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findByName, findInText, indexNames } from './find-by-name.ts';

/*
 * Tried with the places and categories of the directory, as they are.
 */

const table = (name: string) => {
  const file = join(import.meta.dirname, '../server/directory', name);
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line
      .match(/("([^"]*)"|[^,]*)(,|$)/g)!
      .map((cell) => cell.replace(/^"|"?,?$/g, ''));
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
};
const rows = table('places.csv');
const byCode = new Map(rows.map((row) => [row.code, row]));
const places = indexNames(
  rows,
  (row) => [row.name_ar!, row.name_en!],
  (row) => {
    const parent = byCode.get(row.parent);
    return parent === undefined ? [] : [parent.name_ar!, parent.name_en!];
  },
);
const categories = indexNames(
  table('categories.csv'),
  (row) => [row.name_ar!, row.name_en!],
  (row) => [row.words_ar!, row.words_en!],
);
const codes = (found: { code?: string }[]) => found.map(({ code }) => code);
const placesFor = (typed: string) => codes(findByName(places, typed));
const categoriesFor = (typed: string) => codes(findByName(categories, typed));

describe('a place', () => {
  test.for([
    ['ناصر', 'eg-bns-naser'],
    ['الواسطي', 'eg-bns-wasta'],
    ['الواسطى', 'eg-bns-wasta'],
    ['واسطى', 'eg-bns-wasta'],
    ['بني سويف', 'eg-bns'],
    ['بنى سويف', 'eg-bns'],
    ['بنيسويف', 'eg-bns'],
    ['بني سوف', 'eg-bns'],
    ['Beni Suef', 'eg-bns'],
    ['Bani Swaif', 'eg-bns'],
    ['beni sweif', 'eg-bns'],
    ['إهناسيا', 'eg-bns-ehnasia'],
    ['اهناسيه', 'eg-bns-ehnasia'],
    ['أهناسيا', 'eg-bns-ehnasia'],
    ['الاسكندريه', 'eg-alx'],
    ['اسكندرية', 'eg-alx'],
    ['المعادى', 'eg-c-maadi'],
    ['maady', 'eg-c-maadi'],
    ['امبابه', 'eg-gz-embaba'],
    ['imbaba', 'eg-gz-embaba'],
    ['مدينه نصر شرق', 'eg-c-nasr-city-east'],
    ['١٥ مايو', 'eg-c-may-15'],
  ])('typed as %s is found first', ([typed, code]) => {
    expect(placesFor(typed!)[0]).toBe(code);
  });

  test('is found while it is typed, from the second letter on', () => {
    for (const typed of ['اه', 'اهن', 'اهنا', 'اهناس']) {
      expect(placesFor(typed), typed).toContain('eg-bns-ehnasia');
    }
  });

  test('of a name that several share is told apart by what it lies in', () => {
    expect(placesFor('دار السلام سوهاج')[0]).toMatch(/^eg-shg-/);
    expect(placesFor('دار السلام القاهرة')[0]).toBe('eg-c-dar-salam');
  });

  test('that is none is not made up', () => {
    expect(placesFor('زمبابوي')).toEqual([]);
    expect(placesFor('qqqq')).toEqual([]);
  });
});

test('every place is found first by its own name in either language, or beside one named the same', () => {
  for (const row of rows) {
    for (const name of [row.name_ar!, row.name_en!]) {
      const found = findByName(places, name);
      const same = found.filter((other) => [other.name_ar, other.name_en].includes(name));
      expect(codes(same), name).toContain(row.code);
      expect(same, name).toContain(found[0]);
    }
  }
});

describe('a category', () => {
  test.for([
    ['قمامه', 'waste'],
    ['زبالة', 'waste'],
    ['مجارى', 'sewage-overflow'],
    ['انقطاع المياة', 'water-outage'],
    ['عمود نور', 'street-lighting'],
    ['اسعار', 'price-violation'],
    ['كلاب', 'stray-animals'],
    ['تكافل', 'cash-support'],
    ['rubbish', 'waste'],
    ['pothole', 'road-damage'],
    ['gas', 'gas-leak'],
  ])('is found by everyday words: %s', ([typed, code]) => {
    expect(categoriesFor(typed!)[0]).toBe(code);
  });

  test.for([
    ['الزبالة متراكمة قدام المدرسة بقالها أسبوع والريحة وحشة', 'waste'],
    ['المياه مقطوعة عن الشارع من امبارح', 'water-outage'],
    ['طفح المجاري أمام البيت وغرقت الشارع', 'sewage-overflow'],
    ['كلاب ضالة بتعض الأطفال', 'stray-animals'],
    ['The street lamps in our road have been dark for a week', 'street-lighting'],
  ])('is suggested by what was told: %s', ([text, code]) => {
    expect(codes(findInText(categories, text!))[0]).toBe(code);
  });

  test('is suggested alone where others only share a word in passing', () => {
    expect(codes(findInText(categories, 'كلاب ضالة بتهاجم الأطفال'))).toEqual(['stray-animals']);
    const text = 'There is no electricity, the power goes out every night';
    expect(codes(findInText(categories, text))).toEqual(['power-outage']);
  });

  test('is found in ten thousand letters that say one thing', () => {
    const text = 'انقطعت المياه عن شارعنا '.repeat(420);
    expect(codes(findInText(categories, text))[0]).toBe('water-outage');
  });

  test('is not suggested by a text that speaks of nothing known', () => {
    expect(findInText(categories, 'السلام عليكم')).toEqual([]);
  });
});
