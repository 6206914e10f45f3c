import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { document, file, person } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const someone = { name: 'سعاد عبد الله', phone: '01001234567' };
const body = { text: 'القمامة متراكمة أمام المدرسة', complainants: [someone] };

async function send(sent: unknown) {
  const { status, body: answer } = await app.call('POST', '/complaints', { body: sent });
  return { status, body: answer, ...answer.error };
}

async function countAll(): Promise<number> {
  const { rows } = await app.database.pool.query('SELECT count(*)::int FROM complaints');
  return rows[0].count;
}

describe('names the field that is wrong, and files nothing:', () => {
  const with_ = (more: object) => ({ ...body, ...more });
  const people = (more: object) => ({ ...body, complainants: [someone, { ...someone, ...more }] });
  const cases: [why: string, sent: object, field: string, code: string][] = [
    [
      'a national ID of thirteen digits',
      people({ nationalId: '2870605011235' }),
      'complainants.1.nationalId',
      'wrong_national_id',
    ],
    [
      'a national ID of the 31st of February',
      people({ nationalId: '28702310112358' }),
      'complainants.1.nationalId',
      'wrong_national_id',
    ],
    [
      'a telephone number with a digit too few',
      people({ phone: '0100123456' }),
      'complainants.1.phone',
      'wrong_phone',
    ],
    [
      'a telephone number of letters',
      people({ phone: 'بلا هاتف' }),
      'complainants.1.phone',
      'wrong_phone',
    ],
    [
      'an e-mail address without a domain',
      people({ email: 'someone@' }),
      'complainants.1.email',
      'invalid_input',
    ],
    ['a name of one letter', people({ name: 'س' }), 'complainants.1.name', 'invalid_input'],
    [
      'a subject that is not in the list',
      with_({ category: 'nothing' }),
      'category',
      'unknown_category',
    ],
    ['a place that is not in the list', with_({ place: 'eg-nowhere' }), 'place', 'unknown_place'],
    [
      'an agency complained of that is not there',
      with_({ agencyComplainedOf: 'nobody' }),
      'agencyComplainedOf',
      'unknown_agency',
    ],
    [
      'a latitude beyond the pole',
      with_({ position: { lat: 91, lon: 31 } }),
      'position.lat',
      'invalid_input',
    ],
    [
      'an upload that was never made',
      with_({ uploads: ['00000000-0000-4000-8000-000000000000'] }),
      'uploads.0',
      'unknown_upload',
    ],
    ['no text', { complainants: [someone] }, 'text', 'invalid_input'],
    ['a text of spaces', with_({ text: ' \n\t ' }), 'text', 'invalid_input'],
    [
      'nobody who complains, and not anonymous',
      { text: 'نص الشكوى' },
      'complainants',
      'invalid_input',
    ],
    ['a field that is not known', with_({ priority: 'high' }), 'priority', 'invalid_input'],
    [
      'a channel that the public cannot have used',
      with_({ channel: 'hotline' }),
      'channel',
      'not_permitted',
    ],
  ];
  test.for(cases)('%s', async ([, sent, field, code]) => {
    const before = await countAll();
    const answer = await send(sent);
    expect(answer).toMatchObject({ code, field });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.message.length).toBeGreaterThan(5);
    expect(await countAll()).toBe(before);
  });

  test('an upload that another complaint has', async () => {
    const upload = await document(app);
    await file(app, { uploads: [upload] });
    const answer = await send(with_({ uploads: [await document(app), upload] }));
    expect(answer).toMatchObject({ status: 400, code: 'unknown_upload', field: 'uploads.1' });
  });
});

describe('what cannot be stored is refused by name, wherever it stands:', () => {
  const places: Record<string, (text: string) => object> = {
    text: (text) => ({ ...body, text }),
    remedy: (remedy) => ({ ...body, remedy }),
    address: (address) => ({ ...body, address }),
    category: (category) => ({ ...body, category }),
    place: (place) => ({ ...body, place }),
    'complainants.0.name': (name) => ({ ...body, complainants: [{ name }] }),
    'complainants.0.name.first': (first) => ({ ...body, complainants: [{ name: { first } }] }),
    'complainants.0.address': (address) => ({ ...body, complainants: [{ ...someone, address }] }),
    'complainants.0.phone': (phone) => ({ ...body, complainants: [{ ...someone, phone }] }),
    'complainants.0.email': (email) => ({ ...body, complainants: [{ ...someone, email }] }),
    'complainants.0.nationalId': (nationalId) => ({
      ...body,
      complainants: [{ ...someone, nationalId }],
    }),
  };
  for (const [what, bad] of [
    ['a NUL', 'شكوى\u0000من'],
    ['half of a surrogate pair', 'شكوى\ud83dمن'],
  ] as const) {
    test.for(Object.keys(places))(`${what} in %s`, async (field) => {
      const answer = await send(places[field]!(bad));
      expect(answer.status).toBe(400);
      expect(field.startsWith(answer.field) || answer.field === field).toBe(true);
    });
  }

  test('while letters of any script, joined ones and emoji are kept to the letter', async () => {
    const text = 'ﷺ آلَةٌ ـــ \u200f‏١٢٣ 👨‍👩‍👧 𝔘 \r\n\tنهاية';
    const { body: filed } = await send({ ...body, text });
    expect((await person(app, filed)).text).toBe(text);
  });
});
