import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardCell, unguardCell } from './csv-cells.ts';

const dangerous = fc.string({
  unit: fc.constantFrom(..."=+-@＝＋－＠\t\r\n\0 \u200f\ufeff';aا"),
});

test('every text comes back as it was, and none is left that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.oneof(dangerous, fc.string()), (text) => {
      const cell = guardCell(text);
      expect(unguardCell(cell)).toBe(text);
      expect(cell).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
      expect(cell).not.toMatch(/^[\t\r\n\0]/);
      // However a spreadsheet parts it.
      expect(cell).not.toMatch(/[;\t\r\n][\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ["'=1", "''=1"],
  ['＝1+1', "'＝1+1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['\u200f=1+1', "'\u200f=1+1"],
  [' =1+1', "' =1+1"],
  ['\n=1+1', "'\n'=1+1"],
  ['-5 من الأسر', "'-5 من الأسر"],
  ['من - إلى', 'من - إلى'],
  ['أ;=1+1', "أ;'=1+1"],
  ['أ; -1', "أ;' -1"],
  ["أ;'=1", "أ;''=1"],
  ['أ; ب', 'أ; ب'],
  ["'tis", "'tis"],
  ['وزارة', 'وزارة'],
])('%s is written %s', (text, cell) => {
  expect(guardCell(text)).toBe(cell);
});
