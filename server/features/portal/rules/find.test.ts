import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { findPlaces } from './find-places.ts';
import { suggestCategories } from './suggest-categories.ts';

const table = (name: string) =>
  parse(readFileSync(join(import.meta.dirname, '../../../directory', name)), {
    columns: true,
  }) as Record<string, string>[];

const rows = table('places.csv');
const places = rows.map((row) => {
  const parent = rows.find(({ code }) => code === row.parent);
  const names = [row, ...(parent ? [parent] : [])].flatMap(({ name_ar, name_en }) => [
    name_ar!,
    name_en!,
  ]);
  return { code: row.code!, names, isGovernorate: row.kind === 'governorate' };
});

describe('a place is found by what people type', () => {
  test.each([
    ['بني سويف', 'eg-bns'],
    ['بنى سويف', 'eg-bns'],
    ['محافظة بني سويف', 'eg-bns'],
    ['Beni Suef', 'eg-bns'],
    ['bany sweif', 'eg-bns'],
    ['القاهرة', 'eg-c'],
    ['القاهره', 'eg-c'],
    ['قاهرة', 'eg-c'],
    ['الإسكندرية', 'eg-alx'],
    ['اسكندريه', 'eg-alx'],
    ['المطريه القاهره', 'eg-c-matareya'],
    ['مركز ناصر', 'eg-bns-naser'],
    ['ناصر بني سويف', 'eg-bns-naser'],
    ['المطرييه', 'eg-c-matareya'],
  ])('%s leads to %s', (typed, code) => {
    expect(findPlaces(places, typed, 3)).toContain(code);
    expect(findPlaces(places, typed, 1)[0]).toBe(code);
  });

  test.each(['', '  ', '؟!', 'زقزق', 'xyz'])('%j leads to none', (typed) => {
    expect(findPlaces(places, typed, 3)).toEqual([]);
  });
});

const categories = table('categories.csv').map((row) => ({
  code: row.code!,
  words: [row.name_ar!, row.name_en!, row.words_ar!, row.words_en!],
}));

describe('the words of a text suggest what it is about', () => {
  test.each([
    ['المياه مقطوعة عن الشارع كله من يومين', 'water-outage'],
    ['المجارى طافحة قدام البيت والبلاعة مسدودة', 'sewage-overflow'],
    ['There is no electricity, the power goes out every night', 'power-outage'],
    ['كلاب ضالة بتهاجم الأطفال', 'stray-animals'],
    ['الزبالة متراكمة في الشارع', 'waste'],
  ])('%s: %s', (text, code) => {
    expect(suggestCategories(categories, text, 3)).toContain(code);
  });

  test('a text without any of their words suggests nothing', () => {
    expect(suggestCategories(categories, 'zzz qqq', 3)).toEqual([]);
  });

  test('ten thousand letters are read in good time', () => {
    const text = 'انقطعت المياه عن شارعنا '.repeat(420);
    const start = performance.now();
    suggestCategories(categories, text, 3);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
