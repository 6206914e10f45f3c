import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { examiner, file } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('what a person said of the place reaches the examiner as it was written', async () => {
  const said = { address: 'شارع الجمهورية', landmark: 'بجوار مدرسة البنات، خلف السنترال' };
  const { number } = await file(app, said);
  const dossier = await app.call('GET', `/complaints/${number}`, { as: examiner });
  expect(dossier.body).toMatchObject(said);
});
