import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { smsParts } from '../../platform/messages/sms-text.ts';
import { words } from '../../platform/words.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { dismissed, inStatus } from '../../test/in-status.ts';
import { examiner, move, person as tracked } from '../../test/journey.ts';
import { caller, codeCarrier, codeIn } from '../../test/telephone.ts';

let app: TestApp;
let carrier: ReturnType<typeof codeCarrier>;
let person: ReturnType<typeof caller>;
beforeAll(async () => {
  app = await testApp();
  carrier = codeCarrier(app);
  person = caller(app, carrier, () => address);
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

const listed = async (session: string, page: object = {}) => {
  const { status, body } = await person.post('complaints', { session, ...page });
  expect(status).toBe(200);
  return body;
};
const numbersOf = ({ complaints }: { complaints: { number: string }[] }) =>
  complaints.map(({ number }) => number);

describe('a code sent to a telephone', () => {
  test('lists what was filed from it in any spelling, the latest first, with what is asked', async () => {
    const asked = await person.filedFrom(`+20 ${phone.slice(1, 4)} ${phone.slice(4)}`);
    await move(app, examiner, asked, 'ask', { question: 'أين المكان بالضبط؟' });
    app.pass({ minutes: 1 });
    const latest = await person.filedFrom(arabicDigits(phone));
    await person.filedFrom('01005559999');
    const session = await person.signedIn(`0020${phone.slice(1)}`);
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
    const filed = await person.filedFrom(phone);
    const other = await person.filedFrom('01005559999');
    const session = await person.signedIn(phone);
    const opened = await person.post('complaints/open', { session, number: filed.number });
    expect(opened.body).toEqual({ number: filed.number, code: filed.code });
    await tracked(app, opened.body, 'withdraw');
    expect((await person.post('complaints/open', { session, number: other.number })).status).toBe(
      404,
    );
  });

  test('fits one short message in both languages', () => {
    for (const language of ['ar', 'en'] as const) {
      const text = words(language)('portal-telephone.message', { code: '000000' });
      expect(smsParts(text).parts).toBe(1);
    }
  });

  test('is not kept where the database can be read, and goes to the sealed job alone', async () => {
    await person.filedFrom(phone);
    const { body } = await person.ask(phone);
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

describe('a code', () => {
  test('works once, also for two who use it at once', async () => {
    await person.filedFrom(phone);
    const { request, code } = await person.sent(phone);
    const both = await Promise.all([person.enter(request, code), person.enter(request, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await person.enter(request, code)).status).toBe(422);
  });

  test('works for ten minutes, typed in any digits, and not for another request', async () => {
    await person.filedFrom(phone);
    const [mine, later] = [await person.sent(phone), await person.ask('01005550003', '192.0.2.1')];
    expect((await person.enter(later.body.request, mine.code)).status).toBe(422);
    const typed = `${arabicDigits(mine.code.slice(0, 3))} ${arabicDigits(mine.code.slice(3))}`;
    expect((await person.enter(mine.request, typed)).status).toBe(200);
    app.pass({ minutes: 3 });
    const late = await person.sent(phone);
    app.pass({ minutes: 10 });
    expect((await person.enter(late.request, late.code)).status).toBe(422);
  });

  test('that waited too long for its carrier is not sent any more', async () => {
    await person.filedFrom(phone);
    await person.ask(phone);
    app.pass({ minutes: 11 });
    expect(await carrier.deliver()).toEqual([]);
  });
});

describe('the list', () => {
  test('leaves out what is confidential or anonymous: that needs its number and code', async () => {
    const plain = await person.filedFrom(phone);
    const secret = await person.filedFrom(phone, { confidential: true });
    await person.filedFrom(phone, { anonymous: true });
    const session = await person.signedIn(phone);
    expect(numbersOf(await listed(session))).toEqual([plain.number]);
    expect((await person.post('complaints/open', { session, number: secret.number })).status).toBe(
      404,
    );
    expect((await tracked(app, secret)).status).toBe('received');
  });

  test('leaves out what ended long ago or was filed long ago: telephones change hands', async () => {
    const ended = await dismissed(app, { complainants: [{ name: 'سعاد علي', phone }] });
    const open = await person.filedFrom(phone);
    expect(numbersOf(await listed(await person.signedIn(phone)))).toHaveLength(2);
    app.pass({ days: 200 });
    expect(numbersOf(await listed(await person.signedIn(phone)))).toEqual([open.number]);
    app.pass({ days: 600 });
    expect((await person.ask(phone)).status).toBe(200);
    expect(await carrier.deliver()).toEqual([]);
    expect((await tracked(app, ended)).status).toBe('dismissed');
  });

  test('shows a collective complaint once, to each of its complainants', async () => {
    const filed = await person.filedFrom(phone, {
      complainants: [
        { name: 'سعاد علي', phone },
        { name: 'منى علي', phone },
        { name: 'هدى سعد', phone: '01005558888' },
      ],
    });
    expect(numbersOf(await listed(await person.signedIn(phone)))).toEqual([filed.number]);
    expect(numbersOf(await listed(await person.signedIn('01005558888')))).toEqual([filed.number]);
  });

  test('comes in pages that neither repeat nor leave out what was filed at one moment', async () => {
    const filed: string[] = [];
    for (let i = 0; i < 5; i++) filed.push((await person.filedFrom(phone)).number);
    const session = await person.signedIn(phone);
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
      const { status, body } = await person.post('complaints', { session, after });
      expect([status, body.error.field]).toEqual([400, 'after']);
    }
  });

  test('is for an hour, and for nobody after signing out, with a copy neither', async () => {
    await person.filedFrom(phone);
    const session = await person.signedIn(phone);
    await listed(session);
    app.pass({ hours: 1 });
    expect((await person.post('complaints', { session })).status).toBe(401);
    const again = await person.signedIn(phone);
    expect((await person.post('sign-out', { session: again })).body).toEqual({ signedOut: true });
    expect((await person.post('complaints', { session: again })).status).toBe(401);
    expect((await person.post('complaints', { session: 'A'.repeat(43) })).status).toBe(401);
  });

  test('asks for their word where a reply was settled', async () => {
    const { number } = await inStatus(app, 'settled');
    const session = await person.signedIn('01001234567');
    const { complaints } = await listed(session, { limit: 100 });
    const found = complaints.find((each: { number: string }) => each.number === number);
    expect(found.asked).toEqual({ what: 'say', until: expect.any(String) });
  });
});
