import { expect, test } from 'vitest';
import { statuses, verbs } from './complaint-lifecycle.ts';
import { lifecyclePage } from './complaint-lifecycle-page.ts';

const page = lifecyclePage();

test('the page has one row for each verb, with as many cells as the heading', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.map((line) => /`(\w+)`/.exec(line)?.[1])).toEqual(verbs);
  for (const line of rows) expect(line.split('|')).toHaveLength(9);
});

test('every status is reached by an arrow of the drawing', () => {
  for (const status of statuses) expect(page).toMatch(new RegExp(`--> ${status}:`));
});

test('supplying what was asked leads back to each status that asks', () => {
  const arrows = page.match(/incomplete --> (\w+): supply/g);
  expect(arrows).toHaveLength(3);
});
