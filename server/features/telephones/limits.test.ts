import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotSent } from '../../platform/messages/message.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { caller, codeCarrier, notThe } from '../../test/telephone.ts';

let app: TestApp;
let carrier: ReturnType<typeof codeCarrier>;
let person: ReturnType<typeof caller>;
beforeAll(async () => {
  app = await testApp({ settings: { CODE_SMS_PER_HOUR: '60' } });
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

describe('an outsider', () => {
  test('is answered the same for a telephone with complaints and for one without', async () => {
    await person.filedFrom(phone);
    const stranger = '01005550001';
    const shown = ({ status, body }: Awaited<ReturnType<typeof person.ask>>) => ({
      ...{ status, keys: Object.keys(body), code: body.error?.code, wait: body.error?.params },
    });
    for (let i = 0; i < 8; i++) {
      const [known, unknown] = [await person.ask(phone), await person.ask(stranger)];
      expect(shown(unknown)).toEqual(shown(known));
    }
    const tries = [
      await person.ask(phone, '203.0.113.250'),
      await person.ask(stranger, '203.0.113.251'),
    ];
    expect(shown(tries[1]!)).toEqual(shown(tries[0]!));
    for (const { body } of tries) {
      for (let i = 0; i < 5; i++) {
        expect(await person.enter(body.request, '000000')).toMatchObject({
          status: 422,
          body: { error: { code: 'wrong_telephone_code', field: 'code' } },
        });
      }
    }
  });

  test('makes no message go to a telephone from which nothing can be listed', async () => {
    await person.filedFrom(phone, { confidential: true });
    expect((await person.ask(phone)).status).toBe(200);
    expect((await person.ask('01005550002')).status).toBe(200);
    expect(await carrier.deliver()).toEqual([]);
  });

  test('guesses three times at a code, from however many addresses, and then it is worth nothing', async () => {
    await person.filedFrom(phone);
    const { request, code } = await person.sent(phone);
    for (let i = 1; i <= 3; i++) {
      expect((await person.enter(request, notThe(code, i), `192.0.2.${i}`)).status).toBe(422);
    }
    expect((await person.enter(request, code, '192.0.2.99')).status).toBe(422);
  });

  test('who guesses all at once guesses no more often', async () => {
    await person.filedFrom(phone);
    const { request, code } = await person.sent(phone);
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        person.enter(request, notThe(code, i + 1), `198.18.0.${i}`),
      ),
    );
    const { rows } = await app.database.pool.query(
      'SELECT max(tries) AS most FROM telephone_codes',
    );
    expect(rows[0].most).toBe(3);
    expect((await person.enter(request, code)).status).toBe(422);
  });

  test('guesses at many codes from one address are slowed', async () => {
    let last = { status: 0 };
    const nothing = 'A'.repeat(43);
    for (let i = 0; i < 23; i++) last = await person.enter(nothing, '000000');
    expect(last).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } });
  });
});

describe('messages cost money', () => {
  test('so one number waits twice as long each time, and then for a day', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      expect((await person.ask(phone)).status).toBe(200);
      const again = await person.ask(phone);
      expect(again.headers['retry-after']).toBe(String(again.body.error.params.seconds));
      waits.push(again.body.error.params.seconds);
      app.turnTo(new Date(app.now.getTime() + again.body.error.params.seconds * 1000));
    }
    expect(waits).toEqual([60, 120, 240, 480, 86_400]);
  });

  test('and gets ten a day at most from everywhere together', async () => {
    let taken = 0;
    for (let i = 0; i < 30; i++) {
      const { status, body } = await person.ask(phone, `198.18.1.${i}`);
      if (status === 200) taken += 1;
      else if (body.error.params.seconds >= 86_400) break;
      else app.turnTo(new Date(app.now.getTime() + body.error.params.seconds * 1000));
    }
    expect(taken).toBe(10);
  });

  test('and one address is slowed over all numbers, unless they turn out to be its own', async () => {
    const many = (i: number) => `0101555${String(1000 + i)}`;
    for (let i = 0; i < 21; i++) expect((await person.ask(many(i))).status).toBe(200);
    expect((await person.ask(many(30))).body.error.code).toBe('too_many_attempts');
    const carrierOf = '198.51.100.200';
    for (let i = 0; i < 25; i++) {
      const own = `0102555${String(1000 + i)}`;
      if (i % 12 === 0) app.pass({ hours: 1 });
      await person.filedFrom(own);
      const { request, code } = await person.sent(own, carrierOf);
      expect((await person.enter(request, code, carrierOf)).status).toBe(200);
    }
  });

  test('and in all no more are sent in an hour than were allowed, whoever asks', async () => {
    app.turnTo(new Date('2026-08-01T09:00:00Z'));
    const told: number[] = [];
    for (let i = 0; i < 62; i++) {
      const own = `0106555${String(1000 + i)}`;
      await person.filedFrom(own);
      told.push((await person.ask(own, `198.18.2.${i}`)).status);
    }
    expect(new Set(told)).toEqual(new Set([200]));
    expect(await carrier.deliver()).toHaveLength(60);
    expect(await person.ask('01005550004', '198.18.3.1')).toMatchObject({
      status: 503,
      body: { error: { code: 'busy' } },
    });
    app.pass({ hours: 1 });
    expect((await person.ask('01005550004', '198.18.3.1')).status).toBe(200);
  });

  test('and a carrier that is away costs none, and is asked again', async () => {
    app.turnTo(new Date('2026-09-01T09:00:00Z'));
    await person.filedFrom(phone);
    let away = true;
    const unsteady = codeCarrier(app, async () => {
      if (away) throw new NotSent('temporary', 'the carrier is away');
      return {};
    });
    await person.ask(phone);
    for (let i = 0; i < 70; i++) await expect(unsteady.deliver()).rejects.toThrow(NotSent);
    away = false;
    expect(await unsteady.deliver()).toHaveLength(1);
  });

  test('and none goes to a landline or to what is no number', async () => {
    for (const wrong of ['0223456789', '16528', 'abc', '+20 100 555', '\u0000']) {
      expect(await person.ask(wrong)).toMatchObject({
        status: 400,
        body: { error: { code: 'wrong_phone', field: 'phone' } },
      });
    }
  });
});
