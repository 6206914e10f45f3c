import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { examiner, file, move } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const post = (fields: Record<string, string>, language = 'ar') =>
  app.http.inject({
    method: 'POST',
    url: `/track?language=${language}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

test('the link of a notice opens a form with the number filled in, in either language', async () => {
  const { number } = await file(app);
  const arabic = await app.http.inject({ url: `/track/${number}` });
  expect(arabic.body).toContain('dir="rtl"');
  expect(arabic.body).toContain(`value="${number}"`);
  const english = await app.http.inject({ url: `/track/${number}?language=en` });
  expect(english.body).toContain('dir="ltr"');
  expect(english.body).toContain('Complaint number');
});

test('number and code, in Arabic digits too, show what happened and what is asked', async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'ask', { question: 'ما اسم الشارع؟' });
  const digits = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!);
  const shown = await post({ number: digits(filed.number), code: digits(filed.code) });
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain('قيد استكمال البيانات');
  expect(shown.body).toContain('ما اسم الشارع؟');
});

test('a wrong code shows nothing and says so beside the form', async () => {
  const { number } = await file(app);
  const refused = await post({ number, code: '00000000' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('role="alert"');
  expect(refused.body).not.toContain('القمامة');
});

test('what people wrote is shown as text, never run', async () => {
  const script = '<script>alert(1)</script><img src=x onerror=alert(2)>';
  const filed = await file(app, { text: `قمامة ${script}` });
  const shown = await post({ number: filed.number, code: filed.code });
  expect(shown.body).toContain('&lt;script&gt;');
  expect(shown.body).not.toContain('<script');
  expect(shown.body).not.toContain('<img');
  const form = await app.http.inject({
    url: `/track/${encodeURIComponent('"><script>x</script>')}`,
  });
  expect(form.body).not.toContain('<script');
  expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
});
