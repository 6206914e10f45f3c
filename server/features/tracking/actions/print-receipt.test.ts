import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { centre, examiner, type Filed, file, move, naser } from '../../../test/journey.ts';
import { pdfRuns } from '../../../test/pdf-text.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const agent = 'call_agent@system';

const printed = (filed: Filed, more: object = {}) =>
  app.call('POST', '/tracking/receipt', {
    body: { number: filed.number, code: filed.code, ...more },
  });
const printedFor = (as: string, { number }: Filed, size = 'a5') =>
  app.call('GET', `/complaints/${number}/receipt/${size}`, { as });

const grouped = ({ code }: Filed) => `${code.slice(0, 4)}\u00a0${code.slice(4)}`;
/** Lines as they are read: blanks that do not break are blanks. */
const textOf = (pdf: Buffer) => pdfRuns(pdf).join('\n');
const pagesOf = (pdf: Buffer) => Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
const widthOf = (pdf: Buffer) =>
  Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(pdf.toString('latin1'))?.[1]);

test.each(['a5', '80mm'])(
  'a receipt on %s has number and code, to be read and found',
  async (size) => {
    const filed = await file(app);
    const { status, raw, headers } = await printed(filed, { size, language: 'en' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    const text = textOf(raw);
    expect(text).toContain(groupComplaintNumber(filed.number));
    expect(text).toContain(grouped(filed));
    expect(text).toContain('Receipt of a complaint');
    expect(pagesOf(raw)).toBe(1);
    expect(widthOf(raw)).toBeCloseTo(size === 'a5' ? 419.5 : 226.8, 0);
  },
);

test('in Arabic it is written from right to left, in the digits that were chosen', async () => {
  const filed = await file(app);
  const { raw } = await printed(filed, { digits: 'arab' });
  const text = textOf(raw);
  expect(text).toContain(arabicDigits(groupComplaintNumber(filed.number)));
  expect(text.replaceAll(/\s/g, '')).toContain('إيصال');
  expect(raw.toString('latin1')).toContain('/Lang (ar)');
});

test('it names nobody and does not tell what was complained of', async () => {
  const filed = await file(app, { text: 'Zebra in the yard', language: 'en' });
  const text = textOf((await printed(filed)).raw);
  expect(text).not.toContain('Zebra');
  expect(text).not.toContain('01001234567');
});

test('a wrong code prints nothing', async () => {
  const filed = await file(app);
  expect((await printed({ ...filed, code: '00000000' })).status).toBe(404);
});

test('who registered a complaint prints it with its code', async () => {
  const filed = await file(app, { channel: 'hotline', language: 'en' }, agent);
  const { status, raw } = await printedFor(agent, filed, '80mm');
  expect(status).toBe(200);
  expect(textOf(raw)).toContain(grouped(filed));
});

test('others who may see it print it without the code, with which they could answer for the person', async () => {
  const filed = await file(app, { language: 'en' });
  const { status, raw } = await printedFor(examiner, filed);
  expect(status).toBe(200);
  expect(textOf(raw)).toContain(groupComplaintNumber(filed.number));
  expect(textOf(raw)).not.toContain(grouped(filed));
});

test('nobody prints what they may not see, nor without the right to register', async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre' });
  expect((await printedFor(centre, filed)).status).toBe(200);
  expect((await printedFor('examiner@gov-bns-lu-beba', filed)).status).toBe(404);
  expect((await printedFor(naser, filed)).status).toBe(403);
  expect((await app.call('GET', `/complaints/${filed.number}/receipt/a5`)).status).toBe(401);
  expect((await printedFor(centre, filed, 'a4')).status).toBe(400);
});
