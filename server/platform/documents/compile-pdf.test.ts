import { expect, test } from 'vitest';
import { pdfRuns } from '../../test/pdf-text.ts';
import { compilePdf, paperFont } from './compile-pdf.ts';

const madeAt = new Date('2026-07-05T07:00:00Z');
const template = `#let d = json(bytes(sys.inputs.data))
#set text(font: "${paperFont}")
#d.text`;

test('data is set as text, never read as the language of the template', async () => {
  const pdf = await compilePdf({ template, data: { text: '#panic() \\ *x* $y$' }, madeAt });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdfRuns(pdf).join('')).toBe('#panic() \\ *x* $y$');
});

test('what was set before is not in what is set next', async () => {
  await compilePdf({ template, data: { text: 'first' }, madeAt });
  const pdf = await compilePdf({ template, data: { text: 'second' }, madeAt });
  expect(pdfRuns(pdf).join('')).toBe('second');
});

test('a template that cannot be set says where', async () => {
  const wrong = compilePdf({ template: '#nothing-of-this-name', data: {}, madeAt });
  await expect(wrong).rejects.toThrow(/unknown variable/);
});
