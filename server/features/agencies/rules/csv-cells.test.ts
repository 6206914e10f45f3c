import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardCell, unguardCell } from './csv-cells.ts';

const dangerous = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", 'a', 'ا'),
});

test('every text comes back as it was, and none is left that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.oneof(dangerous, fc.string()), (text) => {
      const cell = guardCell(text);
      expect(unguardCell(cell)).toBe(text);
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ["'=1", "''=1"],
  ["'tis", "'tis"],
  ['وزارة', 'وزارة'],
])('%s is written %s', (text, cell) => {
  expect(guardCell(text)).toBe(cell);
});
