import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner, type Filed, file, move, naser, spot } from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function related(as: string, { number }: Filed) {
  const reply = await app.call('GET', `/complaints/${number}/related`, { as });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body as {
    samePerson: { number: string; by: string[] }[];
    samePlace: { number: string; sameSubject: boolean; metres: number | null }[];
  };
}
const numbersOf = (list: { number: string }[]) => list.map(({ number }) => number);
/** Of somebody, far from everything else. */
let far = 0;
const elsewhere = () => {
  far += 1;
  return { place: 'eg-asn', category: 'waste', position: { lat: 24 - far / 10, lon: 32.9 } };
};
const by = (who: object, more: object = {}) =>
  file(app, { ...elsewhere(), complainants: [{ name: 'سعاد علي حسن', ...who }], ...more });

describe('other complaints of the same person', () => {
  test('are found by telephone, national ID or e-mail, in whatever way each was written', async () => {
    const ours = await by({ phone: '01012345670', nationalId: '28706050112358' });
    const spelt = await by({ phone: '٠١٠ ١٢٣٤ ٥٦٧٠' });
    const abroad = await by({ phone: '+20 10-1234-5670', email: 'Soad@Mail.example' });
    const byId = await by({ nationalId: '٢٨٧٠٦٠٥٠١١٢٣٥٨', email: 'other@mail.example' });
    const stranger = await by({ phone: '01098765432', email: 'other2@mail.example' });
    const { samePerson } = await related(examiner, ours);
    expect(new Set(numbersOf(samePerson))).toEqual(
      new Set([spelt.number, abroad.number, byId.number]),
    );
    expect(samePerson.find(({ number }) => number === byId.number)?.by).toEqual(['nationalId']);
    expect(samePerson.find(({ number }) => number === spelt.number)?.by).toEqual(['phone']);
    expect((await related(examiner, stranger)).samePerson).toEqual([]);
    const again = await by({ email: 'soad@mail.example' });
    expect(numbersOf((await related(examiner, again)).samePerson)).toEqual([abroad.number]);
  });

  test('are the latest ten, the newest first', async () => {
    const all: Filed[] = [];
    for (let n = 0; n < 13; n += 1) {
      app.pass({ minutes: 1 });
      all.push(await by({ phone: '01055555555' }));
    }
    const { samePerson } = await related(examiner, all[0]!);
    expect(numbersOf(samePerson)).toEqual(numbersOf(all.slice(3).reverse()));
  });

  test('are said only of those the reader may read', async () => {
    const mine = await by({ phone: '01066666666' });
    const theirs = await by({ phone: '01066666666' });
    await move(app, examiner, mine, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, examiner, theirs, 'refer', { agency: 'gov-bns-lu-beba' });
    expect((await related(naser, mine)).samePerson).toEqual([]);
    expect(numbersOf((await related('head@gov-bns', mine)).samePerson)).toEqual([theirs.number]);
    const reply = await app.call('GET', `/complaints/${theirs.number}/related`, { as: naser });
    expect(reply.status).toBe(404);
  });

  test('are said only to who sees the person of both', async () => {
    const open = await by({ phone: '01077777777' });
    const secret = await by({ phone: '01077777777' }, { confidential: true });
    const against = await by({ phone: '01077777777' }, { agencyComplainedOf: 'gov-bns-lu-naser' });
    for (const filed of [open, secret, against]) {
      await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    }
    // Who answers sees whose the open one is, and must not learn it of the others by this way.
    for (const filed of [open, secret, against]) {
      expect((await related(naser, filed)).samePerson).toEqual([]);
    }
    const judge = 'judge@gov-bns';
    expect((await related(judge, open)).samePerson).toEqual([]);
    const head = 'head@gov-bns';
    expect(numbersOf((await related(head, open)).samePerson)).toEqual([against.number]);
    expect((await related(head, secret)).samePerson).toEqual([]);
    await openTo(head, secret);
    expect(numbersOf((await related(head, open)).samePerson).sort()).toEqual(
      [secret.number, against.number].sort(),
    );
  });

  test('do not exist for one that was filed without a name', async () => {
    const filed = await file(app, { ...elsewhere(), anonymous: true, complainants: [] });
    expect((await related(examiner, filed)).samePerson).toEqual([]);
  });
});

/** Has a second person open who complains. */
async function openTo(as: string, { number }: Filed): Promise<void> {
  const path = `/complaints/${number}/openings`;
  const body = { reason: 'يلزم سؤال مقدم الشكوى عن الواقعة', hours: 1 };
  const { openingNo } = (await app.call('POST', path, { as, body })).body;
  const approval = `${path}/${openingNo}/approve`;
  const approved = await app.call('POST', approval, { as: 'supervisor@cabinet', body: {} });
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
}

describe('complaints from the same place', () => {
  test('are not those of a whole governorate', async () => {
    const ours = await file(app, { ...elsewhere(), anonymous: true, complainants: [] });
    await file(app, { ...elsewhere(), anonymous: true, complainants: [] });
    expect((await related(examiner, ours)).samePlace).toEqual([]);
  });

  const nobody = { anonymous: true, complainants: [] };
  const north = (metres: number) => ({ lat: spot.lat + metres / 111_195, lon: spot.lon });

  test('are those about the same subject there, and any within three hundred metres', async () => {
    const ours = await file(app, { ...nobody });
    const near = await file(app, { ...nobody, category: 'road-damage', position: north(290) });
    const beyond = await file(app, { ...nobody, category: 'road-damage', position: north(320) });
    const same = await file(app, { ...nobody, position: north(5000) });
    const unplaced = await file(app, { ...nobody, position: undefined });
    const other = await file(app, { ...nobody, category: 'road-damage', position: undefined });
    const { samePlace } = await related(examiner, ours);
    expect(new Set(numbersOf(samePlace))).toEqual(
      new Set([near.number, same.number, unplaced.number]),
    );
    expect(samePlace.find(({ number }) => number === near.number)).toMatchObject({
      sameSubject: false,
      metres: expect.closeTo(290, -1),
    });
    expect(samePlace.find(({ number }) => number === unplaced.number)).toMatchObject({
      sameSubject: true,
      metres: null,
    });
    expect([beyond, other].every((one) => !numbersOf(samePlace).includes(one.number))).toBe(true);
  });

  test('are left out when they came more than ninety days before', async () => {
    const position = { lat: 29.9, lon: 31.9 };
    const place = 'eg-bns-beba';
    const old = await file(app, { ...nobody, place, position });
    app.pass({ days: 91 });
    const ours = await file(app, { ...nobody, place, position });
    const later = await file(app, { ...nobody, place, position });
    expect(numbersOf((await related(examiner, ours)).samePlace)).toEqual([later.number]);
    expect(new Set(numbersOf((await related(examiner, old)).samePlace))).toEqual(
      new Set([ours.number, later.number]),
    );
  });

  test('are only those that the reader may read, and no place says how many others there are', async () => {
    const position = { lat: 28.9, lon: 30.9 };
    const place = 'eg-bns-fashn';
    const [mine, theirs] = [
      await file(app, { ...nobody, place, position }),
      await file(app, { ...nobody, place, position }),
    ];
    await move(app, examiner, mine, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, examiner, theirs, 'refer', { agency: 'gov-bns-lu-beba' });
    expect((await related(naser, mine)).samePlace).toEqual([]);
    expect(numbersOf((await related('head@gov-bns', mine)).samePlace)).toEqual([theirs.number]);
  });
});
