import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { accepted, move, naser, person, reply } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('what an agency promised is shown with its date until the complaint goes to another', async () => {
  const filed = await accepted(app);
  await move(
    app,
    naser,
    filed,
    'replies',
    reply([], { claim: 'planned', plannedFor: '2026-08-01' }),
  );
  const promised = await person(app, filed);
  expect(promised.status).toBe('in_progress');
  expect(promised.next.en).toContain('1 August 2026');
  expect(promised.next.ar).toContain('1 أغسطس 2026');
  expect(promised.reply).toMatchObject({ claim: 'planned', plannedFor: '2026-08-01' });

  const head = 'head@gov-bns';
  await move(app, head, filed, 'refer', { agency: 'gov-bns-lu-beba' });
  await move(app, head, filed, 'accept');
  const elsewhere = await person(app, filed);
  expect(elsewhere.status).toBe('in_progress');
  expect(elsewhere.next.en).not.toContain('1 August 2026');
});
