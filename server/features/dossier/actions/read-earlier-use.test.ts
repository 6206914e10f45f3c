import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  centreJudge,
  type Filed,
  move,
  naser,
  photoBytes,
  reply,
  upload,
} from '../../../test/journey.ts';

let app: TestApp;
let first: Filed;
let second: Filed;
let held: EvidenceItemView;

beforeAll(async () => {
  app = await testApp();
  const photo = await photoBytes(app);
  const answer = async () => {
    const filed = await accepted(app);
    app.pass({ minutes: 10 });
    const evidence = [{ upload: await upload(app, photo) }];
    return { filed, items: (await move(app, naser, filed, 'replies', reply(evidence))).items };
  };
  ({ filed: first } = await answer());
  const again = await answer();
  second = again.filed;
  held = again.items.find(({ because }: EvidenceItemView) => because === 'used_before')!;
});
afterAll(() => app.close());

const address = (number: string, { upload, look } = held.earlier!) =>
  `/complaints/${number}/earlier-uses/${upload}/${look}`;

test('who judges sees when and by whom the photo was used, and the photo beside it', async () => {
  const said = await app.call('GET', address(second.number), { as: centreJudge });
  expect(said.status).toBe(200);
  expect(said.body).toMatchObject({ agency: { code: 'gov-bns-lu-naser' }, kind: 'photo' });
  const seen = await app.call('GET', `${address(second.number)}/show`, { as: centreJudge });
  expect(seen.status).toBe(200);
  const { exif, width } = await sharp(seen.raw).metadata();
  expect(width).toBeGreaterThan(100);
  expect(exif).toBeUndefined();
});

test('the same item is shown with the complaint, and leads to the same photo', async () => {
  const { body } = await app.call('GET', `/complaints/${second.number}`, { as: centreJudge });
  const items: EvidenceItemView[] = body.replies[0].items;
  expect(items.find(({ because }) => because === 'used_before')?.earlier).toEqual(held.earlier);
});

test('a token opens that one file for that one complaint, and for nobody who may not read it', async () => {
  const refused = async (path: string, as?: string) =>
    (await app.call('GET', path, as === undefined ? {} : { as })).status;
  expect(await refused(address(first.number), centreJudge)).toBe(404);
  const other = { upload: held.upload!, look: held.earlier!.look };
  expect(await refused(address(second.number, other), centreJudge)).toBe(404);
  const wrong = { upload: held.earlier!.upload, look: 'A'.repeat(22) };
  expect(await refused(`${address(second.number, wrong)}/show`, centreJudge)).toBe(404);
  expect(await refused(address(second.number), 'agency_officer@gov-bns-lu-ehnasia')).toBe(404);
  expect(await refused(address(second.number))).toBe(401);
});
