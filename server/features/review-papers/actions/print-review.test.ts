import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { file, move, naser, referred } from '../../../test/journey.ts';
import { pdfRuns } from '../../../test/pdf-text.ts';
import { countFigures } from '../../figures/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await file(app);
  await move(app, naser, await referred(app), 'accept');
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const days = { from: '2026-07-01', to: '2026-07-31', agency: 'cabinet' };
const reader = 'supervisor@cabinet';

function ask(path: string, as: string | undefined, query: Record<string, string>) {
  const address = `/figures/${path}?${new URLSearchParams(query)}`;
  return app.call('GET', address, as === undefined ? {} : { as });
}

test('the report prints what the review says, for whom and by whom', async () => {
  const { body } = await ask('review', reader, days);
  expect(body.now.cohort).toMatchObject({ received: 2, referred: 1, accepted: 1 });
  const { status, raw, headers } = await ask('review.pdf', reader, { ...days, language: 'en' });
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toBe(
    'inline; filename="review-cabinet-2026-07-01-2026-07-31-report.pdf"',
  );
  const text = pdfRuns(raw).join('|');
  expect(text).toContain(body.agency.name.en);
  expect(text).toContain('1 July 2026 to 31 July 2026');
  expect(text).toContain('Prepared by');
  expect(text).toContain('0 of 2');
  expect(text).toContain('0 of 1');
});

test('the slides are of the same review, in the language that is asked for', async () => {
  const { raw, status } = await ask('review-slides.pdf', reader, { ...days, language: 'ar' });
  expect(status).toBe(200);
  expect(raw.toString('latin1')).toContain('/Lang (ar)');
});

test('only who reads the figures of an agency prints them', async () => {
  expect((await ask('review.pdf', undefined, days)).status).toBe(401);
  expect((await ask('review.pdf', 'agency_officer@gov-bns', days)).status).toBe(403);
  const elsewhere = await ask('review.pdf', 'head@gov-is', { ...days, agency: 'gov-bns' });
  expect(elsewhere.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
});

test.each([
  [{ from: '2026-07-31', to: '2026-07-01' }, 'invalid_input', 'to'],
  [{ from: '2006-07-31', to: '2026-07-01' }, 'invalid_input', 'to'],
  [{ agency: 'nowhere' }, 'unknown_agency', 'agency'],
])(
  'what cannot be reviewed is refused by the name of its field: %j',
  async (wrong, code, field) => {
    const { status, body } = await ask('review.pdf', reader, { ...days, ...wrong });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, field });
  },
);

test('when more are asked for than can wait, the last are told when to ask again', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask('review-slides.pdf', reader, days)),
  );
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map(({ headers }) => headers['retry-after'])).toContain('10');
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
});
