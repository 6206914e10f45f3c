import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstDifference, generatedFindings, withTable } from './generated.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'insaf-generated-'));
  writeFileSync(path.join(folder, 'page.md'), 'one\ntwo\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const findings = (printed: () => Promise<string>, file = 'page.md') =>
  generatedFindings(folder, '', [{ path: file, print: printed }]);

test('a generated file that is what its source says is left alone', async () => {
  expect(await findings(async () => 'one\ntwo\n')).toEqual([]);
});

test('a generated file that differs is reported with the line where it parts', async () => {
  const [finding] = await findings(async () => 'one\ntwo or three\n');
  expect(finding).toMatchObject({ rule: 'generated-differs', file: 'page.md', line: 2 });
});

test('a generated file that is missing or cannot be printed fails its own line only', async () => {
  expect(await findings(async () => '', 'gone.md')).toHaveLength(1);
  const [finding] = await findings(() => Promise.reject(new Error('no table')));
  expect(finding?.message).toBe('cannot be printed: no table');
});

test('the first difference of two texts may be where the shorter ends', () => {
  expect(firstDifference('a\nb', 'a\nb\nc')).toBe(3);
  expect(firstDifference('a\nb\nc', 'a\nb')).toBe(3);
});

test('a page whose table alone is generated keeps the rest of its words', () => {
  const page = '# Settings\n\nFor operators.\n\n| a |\n| - |\n| 1 |\n\nThe end.\n';
  expect(withTable(page, '| a |\n| - |\n| $& |\n')).toBe(
    '# Settings\n\nFor operators.\n\n| a |\n| - |\n| $& |\n\nThe end.\n',
  );
});
