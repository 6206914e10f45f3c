import { fileTypeFromBuffer } from 'file-type';
import { expect, test } from 'vitest';
import { makePdf } from './pdf.ts';

test('the table of a made PDF points at its objects, whatever the title holds', async () => {
  const pdf = makePdf(
    'Inspection (report) \\ تقرير',
    Array.from({ length: 95 }, (_, i) => `line ${i}`),
  );
  expect(await fileTypeFromBuffer(pdf)).toMatchObject({ mime: 'application/pdf' });
  const text = pdf.toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe('xref');
  const starts = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((m) => Number(m[1]));
  expect(starts.length).toBe(4 + 2 * 3);
  for (const [i, start] of starts.entries())
    expect(text.slice(start).startsWith(`${i + 1} 0 obj`)).toBe(true);
  for (const [, length, body] of text.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g))
    expect(body?.length).toBe(Number(length));
  expect(text).toContain('(Inspection \\(report\\) \\\\ ?????) Tj');
});
