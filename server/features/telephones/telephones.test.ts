import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { smsParts } from '../../platform/messages/sms-text.ts';
import { words } from '../../platform/words.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { dismissed, inStatus } from '../../test/in-status.ts';
import { examiner, file, move, person } from '../../test/journey.ts';
import { codeCarrier, codeIn } from '../../test/telephone.ts';

let app: TestApp;
let carrier: ReturnType<typeof codeCarrier>;
beforeAll(async () => {
  app = await testApp({ settings: { CODE_SMS_PER_HOUR: '60' } });
  carrier = codeCarrier(app);
});
afterAll(() => app.close());

/** Each test has a telephone, an address and a quarter of an hour of its own. */
let tests = 0;
let phone: string;
let address: string;
beforeEach(() => {
  tests += 1;
  phone = `0100555${String(1000 + tests)}`;
  address = `203.0.113.${tests}`;
  app.turnTo(new Date(aSunday.getTime() + tests * 15 * 60_000));
});

const filedFrom = (number: string, more: object = {}) =>
  file(app, { complainants: [{ name: 'سعاد علي', phone: number }], ...more });

async function post(path: string, body: object, from = address) {
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/v1/telephone/${path}`,
    remoteAddress: from,
    headers: { 'accept-language': 'en' },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

const ask = (number: string, from = address) => post('codes', { phone: number }, from);
const enter = (request: string, code: string, from = address) =>
  post('sessions', { request, code }, from);
/** A six-digit code that is not this one. */
const not = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

async function sent(number: string, from = address) {
  const { body } = await ask(number, from);
  const [message] = await carrier.deliver();
  return { request: body.request as string, code: codeIn(message!), message: message! };
}

async function signedIn(number: string): Promise<string> {
  const { request, code } = await sent(number);
  const { status, body } = await enter(request, code);
  expect(status).toBe(200);
  return body.session;
}

const listed = async (session: string, page: object = {}) => {
  const { status, body } = await post('complaints', { session, ...page });
  expect(status).toBe(200);
  return body;
};
const numbersOf = ({ complaints }: { complaints: { number: string }[] }) =>
  complaints.map(({ number }) => number);

describe('a code sent to a telephone', () => {
  test('lists what was filed from it in any spelling, the latest first, with what is asked', async () => {
    const asked = await filedFrom(`+20 ${phone.slice(1, 4)} ${phone.slice(4)}`);
    await move(app, examiner, asked, 'ask', { question: 'أين المكان بالضبط؟' });
    app.pass({ minutes: 1 });
    const latest = await filedFrom(arabicDigits(phone));
    await filedFrom('01005559999');
    const session = await signedIn(`0020${phone.slice(1)}`);
    const { complaints, next } = await listed(session);
    expect(complaints).toEqual([
      expect.objectContaining({ number: latest.number, status: 'received', asked: null }),
      expect.objectContaining({
        number: asked.number,
        statusWords: { ar: 'قيد استكمال البيانات', en: expect.any(String) },
        category: { ar: expect.any(String), en: expect.any(String) },
        asked: { what: 'supply', until: expect.any(String) },
      }),
    ]);
    expect(next).toBeNull();
  });

  test('opens each with its own code, and acts as its complainant', async () => {
    const filed = await filedFrom(phone);
    const other = await filedFrom('01005559999');
    const session = await signedIn(phone);
    const opened = await post('complaints/open', { session, number: filed.number });
    expect(opened.body).toEqual({ number: filed.number, code: filed.code });
    await person(app, opened.body, 'withdraw');
    expect((await post('complaints/open', { session, number: other.number })).status).toBe(404);
  });

  test('fits one short message in both languages', () => {
    for (const language of ['ar', 'en'] as const) {
      const text = words(language)('portal-telephone.message', { code: '000000' });
      expect(smsParts(text).parts).toBe(1);
    }
  });

  test('is not kept where the database can be read, and goes to the sealed job alone', async () => {
    await filedFrom(phone);
    const { body } = await ask(phone);
    const { rows } = await app.database.pool.query(
      `SELECT (SELECT string_agg(t::text, ' ') FROM telephone_codes t)
         || (SELECT string_agg(payload::text, ' ') FROM graphile_worker._private_jobs) AS all`,
    );
    const [message] = await carrier.deliver();
    for (const secret of [body.request, codeIn(message!), phone.slice(1)]) {
      expect(rows[0].all).not.toContain(secret);
    }
  });
});

describe('an outsider', () => {
  test('is answered the same for a telephone with complaints and for one without', async () => {
    await filedFrom(phone);
    const stranger = '01005550001';
    const shown = ({ status, body }: Awaited<ReturnType<typeof ask>>) => ({
      ...{ status, keys: Object.keys(body), code: body.error?.code, wait: body.error?.params },
    });
    for (let i = 0; i < 8; i++) {
      const [known, unknown] = [await ask(phone), await ask(stranger)];
      expect(shown(unknown)).toEqual(shown(known));
    }
    const tries = [await ask(phone, '203.0.113.250'), await ask(stranger, '203.0.113.251')];
    expect(shown(tries[1]!)).toEqual(shown(tries[0]!));
    for (const { body } of tries) {
      for (let i = 0; i < 5; i++) {
        expect(await enter(body.request, '000000')).toMatchObject({
          status: 422,
          body: { error: { code: 'wrong_telephone_code', field: 'code' } },
        });
      }
    }
  });

  test('makes no message go to a telephone from which nothing can be listed', async () => {
    await filedFrom(phone, { confidential: true });
    expect((await ask(phone)).status).toBe(200);
    expect((await ask('01005550002')).status).toBe(200);
    expect(await carrier.deliver()).toEqual([]);
  });

  test('guesses three times at a code, from however many addresses, and then it is worth nothing', async () => {
    await filedFrom(phone);
    const { request, code } = await sent(phone);
    for (let i = 1; i <= 3; i++) {
      expect((await enter(request, not(code, i), `192.0.2.${i}`)).status).toBe(422);
    }
    expect((await enter(request, code, '192.0.2.99')).status).toBe(422);
  });

  test('who guesses all at once guesses no more often', async () => {
    await filedFrom(phone);
    const { request, code } = await sent(phone);
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => enter(request, not(code, i + 1), `198.18.0.${i}`)),
    );
    const { rows } = await app.database.pool.query(
      'SELECT max(tries) AS most FROM telephone_codes',
    );
    expect(rows[0].most).toBe(3);
    expect((await enter(request, code)).status).toBe(422);
  });

  test('guesses at many codes from one address are slowed', async () => {
    let last = { status: 0 };
    const nothing = 'A'.repeat(43);
    for (let i = 0; i < 23; i++) last = await enter(nothing, '000000');
    expect(last).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } });
  });
});

describe('a code', () => {
  test('works once, also for two who use it at once', async () => {
    await filedFrom(phone);
    const { request, code } = await sent(phone);
    const both = await Promise.all([enter(request, code), enter(request, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await enter(request, code)).status).toBe(422);
  });

  test('works for ten minutes, typed in any digits, and not for another request', async () => {
    await filedFrom(phone);
    const [mine, later] = [await sent(phone), await ask('01005550003', '192.0.2.1')];
    expect((await enter(later.body.request, mine.code)).status).toBe(422);
    const typed = `${arabicDigits(mine.code.slice(0, 3))} ${arabicDigits(mine.code.slice(3))}`;
    expect((await enter(mine.request, typed)).status).toBe(200);
    app.pass({ minutes: 3 });
    const late = await sent(phone);
    app.pass({ minutes: 10 });
    expect((await enter(late.request, late.code)).status).toBe(422);
  });

  test('that waited too long for its carrier is not sent any more', async () => {
    await filedFrom(phone);
    await ask(phone);
    app.pass({ minutes: 11 });
    expect(await carrier.deliver()).toEqual([]);
  });
});

describe('the list', () => {
  test('leaves out what is confidential or anonymous: that needs its number and code', async () => {
    const plain = await filedFrom(phone);
    const secret = await filedFrom(phone, { confidential: true });
    await filedFrom(phone, { anonymous: true });
    const session = await signedIn(phone);
    expect(numbersOf(await listed(session))).toEqual([plain.number]);
    expect((await post('complaints/open', { session, number: secret.number })).status).toBe(404);
    expect((await person(app, secret)).status).toBe('received');
  });

  test('leaves out what ended long ago or was filed long ago: telephones change hands', async () => {
    const ended = await dismissed(app, { complainants: [{ name: 'سعاد علي', phone }] });
    const open = await filedFrom(phone);
    expect(numbersOf(await listed(await signedIn(phone)))).toHaveLength(2);
    app.pass({ days: 200 });
    expect(numbersOf(await listed(await signedIn(phone)))).toEqual([open.number]);
    app.pass({ days: 600 });
    expect((await ask(phone)).status).toBe(200);
    expect(await carrier.deliver()).toEqual([]);
    expect((await person(app, ended)).status).toBe('dismissed');
  });

  test('shows a collective complaint once, to each of its complainants', async () => {
    const filed = await filedFrom(phone, {
      complainants: [
        { name: 'سعاد علي', phone },
        { name: 'منى علي', phone },
        { name: 'هدى سعد', phone: '01005558888' },
      ],
    });
    expect(numbersOf(await listed(await signedIn(phone)))).toEqual([filed.number]);
    expect(numbersOf(await listed(await signedIn('01005558888')))).toEqual([filed.number]);
  });

  test('comes in pages that neither repeat nor leave out what was filed at one moment', async () => {
    const filed: string[] = [];
    for (let i = 0; i < 5; i++) filed.push((await filedFrom(phone)).number);
    const session = await signedIn(phone);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { complaints: { number: string }[]; next: string | null } = await listed(
        session,
        { limit: 2, ...(after === null ? {} : { after }) },
      );
      seen.push(...numbersOf(page));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(filed));
    for (const after of ['x', '1-2', '99999999999999999999-501234567890']) {
      const { status, body } = await post('complaints', { session, after });
      expect([status, body.error.field]).toEqual([400, 'after']);
    }
  });

  test('is for an hour, and for nobody after signing out, with a copy neither', async () => {
    await filedFrom(phone);
    const session = await signedIn(phone);
    await listed(session);
    app.pass({ hours: 1 });
    expect((await post('complaints', { session })).status).toBe(401);
    const again = await signedIn(phone);
    expect((await post('sign-out', { session: again })).body).toEqual({ signedOut: true });
    expect((await post('complaints', { session: again })).status).toBe(401);
    expect((await post('complaints', { session: 'A'.repeat(43) })).status).toBe(401);
  });

  test('asks for their word where a reply was settled', async () => {
    const { number } = await inStatus(app, 'settled');
    const session = await signedIn('01001234567');
    const { complaints } = await listed(session, { limit: 100 });
    const found = complaints.find((each: { number: string }) => each.number === number);
    expect(found.asked).toEqual({ what: 'say', until: expect.any(String) });
  });
});

describe('messages cost money', () => {
  test('so one number waits twice as long each time, and then for a day', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      expect((await ask(phone)).status).toBe(200);
      const again = await ask(phone);
      expect(again.headers['retry-after']).toBe(String(again.body.error.params.seconds));
      waits.push(again.body.error.params.seconds);
      app.turnTo(new Date(app.now.getTime() + again.body.error.params.seconds * 1000));
    }
    expect(waits).toEqual([60, 120, 240, 480, 86_400]);
  });

  test('and gets ten a day at most from everywhere together', async () => {
    let taken = 0;
    for (let i = 0; i < 30; i++) {
      const { status, body } = await ask(phone, `198.18.1.${i}`);
      if (status === 200) taken += 1;
      else if (body.error.params.seconds >= 86_400) break;
      else app.turnTo(new Date(app.now.getTime() + body.error.params.seconds * 1000));
    }
    expect(taken).toBe(10);
  });

  test('and one address is slowed over all numbers, unless they turn out to be its own', async () => {
    const many = (i: number) => `0101555${String(1000 + i)}`;
    for (let i = 0; i < 21; i++) expect((await ask(many(i))).status).toBe(200);
    expect((await ask(many(30))).body.error.code).toBe('too_many_attempts');
    const carrierOf = '198.51.100.200';
    for (let i = 0; i < 25; i++) {
      const own = `0102555${String(1000 + i)}`;
      if (i % 12 === 0) app.pass({ hours: 1 });
      await filedFrom(own);
      const { request, code } = await sent(own, carrierOf);
      expect((await enter(request, code, carrierOf)).status).toBe(200);
    }
  });

  test('and in all no more are sent in an hour than were allowed, whoever asks', async () => {
    app.turnTo(new Date('2026-08-01T09:00:00Z'));
    const told: number[] = [];
    for (let i = 0; i < 62; i++) {
      const own = `0106555${String(1000 + i)}`;
      await filedFrom(own);
      told.push((await ask(own, `198.18.2.${i}`)).status);
    }
    expect(new Set(told)).toEqual(new Set([200]));
    expect(await carrier.deliver()).toHaveLength(60);
    expect(await ask('01005550004', '198.18.3.1')).toMatchObject({
      status: 503,
      body: { error: { code: 'busy' } },
    });
    app.pass({ hours: 1 });
    expect((await ask('01005550004', '198.18.3.1')).status).toBe(200);
  });

  test('and none goes to a landline or to what is no number', async () => {
    for (const wrong of ['0223456789', '16528', 'abc', '+20 100 555', '\u0000']) {
      expect(await ask(wrong)).toMatchObject({
        status: 400,
        body: { error: { code: 'wrong_phone', field: 'phone' } },
      });
    }
  });
});
