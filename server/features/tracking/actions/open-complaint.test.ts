import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { type Filed, file } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Each test has addresses of its own. */
let tests = 0;
let outsider: string;
let owner: string;
beforeEach(() => {
  tests += 1;
  outsider = `203.0.113.${tests}`;
  owner = `198.51.100.${tests}`;
});

async function open(number: string, code: string, address = outsider) {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/tracking',
    remoteAddress: address,
    payload: { number, code },
  });
  const { error } = answer.json();
  return { status: answer.statusCode, code: error?.code, headers: answer.headers, error };
}

/** A code that is wrong for this complaint. */
const wrong = ({ code }: Filed) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

/** Guesses, each after the wait it was told, and how many were looked at before it was a day. */
async function guessUntilStopped(number: () => string, code: () => string, address: () => string) {
  for (let tried = 0; ; ) {
    const { status, error } = await open(number(), code(), address());
    if (status !== 429) tried += 1;
    else if (error.params.seconds > 3600) return tried;
    else app.turnTo(new Date(app.now.getTime() + error.params.seconds * 1000));
  }
}

test('a code is read in any script, with spaces and dashes, and nothing else opens', async () => {
  const filed = await file(app);
  const { number, code } = filed;
  for (const typed of [code, arabicDigits(code), `${code.slice(0, 4)} - ${code.slice(4)}`]) {
    expect((await open(number, typed, owner)).status).toBe(200);
  }
  for (const typed of ['', code.slice(1), `${code}0`, `0${code}`, 'ABCDEFGH', '\u0000']) {
    expect(await open(number, typed, owner)).toMatchObject({ status: 404, code: 'not_found' });
    expect((await open(number, code, owner)).status).toBe(200);
  }
});

test('a number that does not exist reads the same as a wrong code, and is slowed the same', async () => {
  const filed = await file(app);
  const nobody = numberFrom('10000000000');
  for (let i = 0; i < 30; i++) {
    const real = await open(filed.number, wrong(filed), '203.0.113.251');
    const none = await open(nobody, '12345678', '203.0.113.252');
    const shown = ({ error, status }: typeof real) => ({ ...error, status, request: '' });
    expect(shown(none)).toEqual(shown(real));
  }
});

describe('wrong codes', () => {
  test('from one address for one number are slowed after twenty-five, each wait twice the last', async () => {
    const filed = await file(app);
    const waits = [];
    for (let i = 0; i < 25; i++) expect((await open(filed.number, wrong(filed))).status).toBe(404);
    for (let i = 0; i < 5; i++) {
      expect((await open(filed.number, wrong(filed))).status).toBe(404);
      const slowed = await open(filed.number, wrong(filed));
      expect(slowed).toMatchObject({ status: 429, code: 'too_many_attempts' });
      expect(slowed.headers['retry-after']).toBe(String(slowed.error.params.seconds));
      waits.push(slowed.error.params.seconds);
      app.turnTo(new Date(app.now.getTime() + slowed.error.params.seconds * 1000));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
  });

  test('are then stopped for a day, and the right code with them', async () => {
    const filed = await file(app);
    const tried = await guessUntilStopped(
      () => filed.number,
      () => wrong(filed),
      () => outsider,
    );
    expect(tried).toBe(50);
    expect((await open(filed.number, filed.code)).status).toBe(429);
    app.pass({ hours: 24, minutes: 1 });
    expect((await open(filed.number, filed.code)).status).toBe(200);
  });

  test('keep nobody else out: the owner opens it from another address', async () => {
    const filed = await file(app);
    await guessUntilStopped(
      () => filed.number,
      () => wrong(filed),
      () => outsider,
    );
    expect((await open(filed.number, filed.code, owner)).status).toBe(200);
  });

  test('from one address for whatever numbers are slowed to seconds, and never stopped', async () => {
    const filed = await file(app);
    let next = 20_000_000_000;
    const guess = () => open(numberFrom(String(next++)), '00000000');
    for (let i = 0; i < 200; i++) expect((await guess()).status).toBe(404);
    const waits = [];
    for (let i = 0; i < 120; i++) {
      expect((await guess()).status).toBe(404);
      const { status, error } = await open(filed.number, filed.code);
      expect(status).toBe(429);
      waits.push(error.params.seconds);
      app.turnTo(new Date(app.now.getTime() + error.params.seconds * 1000));
    }
    expect(waits.slice(0, 6)).toEqual([2, 4, 8, 15, 15, 15]);
    expect(waits.at(-1)).toBe(15);
    // Others behind the address still get in, and one who does shortens nobody's wait but their own.
    expect((await open(filed.number, filed.code)).status).toBe(200);
    expect((await open(filed.number, filed.code, owner)).status).toBe(200);
  }, 120_000);

  test('from everywhere stop a number only after far too few to find the code', async () => {
    const filed = await file(app);
    let from = 0;
    const tried = await guessUntilStopped(
      () => filed.number,
      () => wrong(filed),
      () => `192.0.2.${from++ % 250}`,
    );
    expect(tried).toBeGreaterThanOrEqual(200);
    expect(tried).toBeLessThanOrEqual(500);
  }, 120_000);

  test('sent all at once count one by one', async () => {
    const filed = await file(app);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => open(filed.number, wrong(filed))),
    );
    expect(answers.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(26);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(34);
  });
});

test('who gets it right is never slowed, however often they look', async () => {
  const filed = await file(app);
  for (let i = 0; i < 60; i++) {
    expect((await open(filed.number, filed.code, owner)).status).toBe(200);
  }
  // A page that shows a reply with all the files it can have.
  const page = Array.from({ length: 21 }, () => open(filed.number, filed.code, owner));
  const statuses = (await Promise.all(page)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a number with a wrong check digit is said to be wrong, and costs nothing', async () => {
  const filed = await file(app);
  const last = (Number(filed.number.at(-1)) + 1) % 10;
  for (let i = 0; i < 30; i++) {
    const answer = await open(filed.number.slice(0, -1) + last, filed.code, owner);
    expect(answer).toMatchObject({ status: 400, code: 'wrong_complaint_number' });
  }
  expect((await open(filed.number, filed.code, owner)).status).toBe(200);
});
