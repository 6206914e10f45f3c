import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  centre,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  reply,
} from '../../test/journey.ts';

/*
 * What the one who answers the telephone is told of a caller, and what stays the caller's secret. Every test
 * has a telephone of its own, so that none finds what another filed.
 */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const agent = 'call_agent@system';
const clerk = 'counter_clerk@gov-bns-citizen-service';
const elsewhere = 'call_agent@gov-is';

let last = 1_000_000;
function newPhone() {
  last += 1;
  return `0100${last}`;
}

function fileBy(phone: string, more: Record<string, unknown> = {}, as?: string): Promise<Filed> {
  return file(app, { complainants: [{ name: 'سعاد علي', phone }], ...more }, as);
}

async function lookUp(as: string, phone: string) {
  // A minute for each look-up, so that no test meets the limit of another.
  app.pass({ minutes: 2 });
  const reply = await app.call('POST', '/callers', { as, body: { phone } });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}
const numbersOf = (caller: { complaints: { number: string }[] }) =>
  caller.complaints.map(({ number }) => number);

async function asked(filed: Filed) {
  await move(app, examiner, filed, 'ask', { question: 'ما رقم العقار؟' });
}
const supplyFor = (as: string, phone: string, { number }: Filed, more: object = {}) =>
  app.call('POST', '/callers/supply', {
    as,
    body: { phone, number, answer: 'رقم العقار ٧', ...more },
  });

describe('who calls', () => {
  test.for(['01001999999', '+20 100 199 9999', '٠١٠٠ ١٩٩ ٩٩٩٩', '00201001999999'])(
    'is found by the number written as %s',
    async (spelling) => {
      const filed = await fileBy('01001999999');
      const caller = await lookUp(agent, spelling);
      expect(caller.phone).toBe('+201001999999');
      expect(numbersOf(caller)).toContain(filed.number);
    },
  );

  test('is greeted by each name once, the last first, with the last digits of their id', async () => {
    const phone = newPhone();
    const named = (name: string, more = {}) =>
      fileBy(phone, { complainants: [{ name, phone, ...more }] });
    await named('أحمد علي', { nationalId: '28706050112358', address: 'شارع المدرسة' });
    app.pass({ days: 1 });
    await named('منى فؤاد', { kind: 'person_with_disability' });
    app.pass({ days: 1 });
    await named('احمد علي');
    const { people, place } = await lookUp(agent, phone);
    expect(people).toMatchObject([
      { name: 'احمد علي', nationalId: '***********358', address: 'شارع المدرسة' },
      { name: 'منى فؤاد', kind: 'person_with_disability', nationalId: null },
    ]);
    expect(JSON.stringify(people)).not.toContain('287060501');
    expect(place.code).toBe('eg-bns-naser');
  });

  test('is nobody yet when the number never filed', async () => {
    expect(await lookUp(agent, newPhone())).toMatchObject({
      people: [],
      place: null,
      complaints: [],
    });
  });

  test('has open complaints first, then what ended, the latest on top', async () => {
    const phone = newPhone();
    const ended = await fileBy(phone);
    await move(app, examiner, ended, 'dismiss', { reason: 'inexact', explanation: 'لا يكفي' });
    app.pass({ hours: 1 });
    const older = await fileBy(phone);
    app.pass({ hours: 1 });
    const newer = await fileBy(phone);
    const caller = await lookUp(agent, phone);
    expect(numbersOf(caller)).toEqual([newer.number, older.number, ended.number]);
    expect(caller.complaints.map(({ open }: { open: boolean }) => open)).toEqual([
      true,
      true,
      false,
    ]);
    expect(caller.complaints[0]).toMatchObject({
      status: 'received',
      category: { code: 'waste' },
      place: { code: 'eg-bns-naser' },
      summary: expect.stringContaining('القمامة'),
      sensitive: false,
      asked: null,
      canSupply: false,
    });
  });

  test('is refused by the field when the number is none', async () => {
    const reply = await app.call('POST', '/callers', { as: agent, body: { phone: '12345' } });
    expect([reply.status, reply.body.error.code, reply.body.error.field]).toEqual([
      400,
      'wrong_phone',
      'phone',
    ]);
  });
});

describe('what a desk is told of', () => {
  test('the central office of everything, a governorate’s desk of its governorate alone', async () => {
    const phone = newPhone();
    const central = await fileBy(phone);
    const inBns = await fileBy(phone);
    await move(app, examiner, inBns, 'refer', { agency: 'gov-bns-lu-naser' });
    const atClerk = await fileBy(phone, {}, clerk);
    expect(numbersOf(await lookUp(agent, phone)).sort()).toEqual(
      [central.number, inBns.number, atClerk.number].sort(),
    );
    expect(numbersOf(await lookUp(clerk, phone)).sort()).toEqual(
      [inBns.number, atClerk.number].sort(),
    );
    expect(await lookUp(elsewhere, phone)).toMatchObject({ people: [], complaints: [] });
  });

  test('what was registered at it, wherever it went since', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone, {}, 'counter_clerk@gov-bns-lu-beba');
    await move(app, centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    expect(numbersOf(await lookUp('call_agent@gov-bns-lu-beba', phone))).toEqual([filed.number]);
    expect(numbersOf(await lookUp('call_agent@gov-bns-lu-fashn', phone))).toEqual([]);
  });

  test('never an anonymous complaint', async () => {
    const phone = newPhone();
    await fileBy(phone, { anonymous: true });
    expect(await lookUp(agent, phone)).toMatchObject({ people: [], complaints: [] });
  });

  test('of a confidential one only number, status and dates, and no name', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone, { category: 'employee-conduct' });
    await asked(filed);
    const caller = await lookUp(agent, phone);
    expect(caller.people).toEqual([]);
    expect(caller.place).toBeNull();
    expect(caller.complaints).toMatchObject([
      {
        number: filed.number,
        status: 'incomplete',
        sensitive: true,
        summary: null,
        category: null,
        place: null,
        holder: null,
        asked: { question: null },
        canSupply: false,
      },
    ]);
    expect(JSON.stringify(caller)).not.toMatch(/القمامة|العقار|سعاد/);
  });

  test('all of it by who took it down', async () => {
    const phone = newPhone();
    await fileBy(phone, { confidential: true }, agent);
    expect(await lookUp(agent, phone)).toMatchObject({
      people: [{ name: 'سعاد علي' }],
      complaints: [{ sensitive: false, category: { code: 'waste' } }],
    });
    expect((await lookUp('call_agent@system auditor@gov-alx', phone)).people).toEqual([]);
  });

  test('nothing of a complaint against the agency they work for, or one above it', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone, { agencyComplainedOf: 'gov-bns-diwan' });
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns' });
    expect((await lookUp(clerk, phone)).complaints).toEqual([]);
    const { complaints } = await lookUp('call_agent@gov-bns', phone);
    expect(complaints).toMatchObject([{ number: filed.number, sensitive: true, summary: null }]);
  });
});

describe('the answer of a caller', () => {
  test('is written down by the desk, and the history names it', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone);
    await asked(filed);
    const [complaint] = (await lookUp(agent, phone)).complaints;
    expect(complaint).toMatchObject({ asked: { question: 'ما رقم العقار؟' }, canSupply: true });
    const reply = await supplyFor(agent, phone, filed, { version: complaint.version });
    expect([reply.status, reply.body.status]).toEqual([200, 'received']);
    const { history } = await dossier(app, examiner, filed);
    expect(history.at(-1)).toMatchObject({
      verb: 'supply',
      by: 'staff',
      agency: { code: 'system' },
      words: 'رقم العقار ٧',
    });
  });

  test('is refused where the number, the desk or the secrecy does not allow it', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone);
    const secret = await fileBy(phone, { confidential: true });
    await asked(filed);
    await asked(secret);
    const refusals = [
      await supplyFor(agent, newPhone(), filed),
      await supplyFor(elsewhere, phone, filed),
      await supplyFor(clerk, phone, filed),
      await supplyFor(agent, phone, secret),
    ];
    for (const { status, body } of refusals) {
      expect([status, body.error.code, body.error.field]).toEqual([404, 'not_found', 'number']);
    }
    expect((await supplyFor(naser, phone, filed)).status).toBe(403);
    expect((await supplyFor(agent, phone, filed)).status).toBe(200);
    expect((await supplyFor(agent, phone, filed)).body.error.code).toBe('move_not_possible');
  });
});

describe('looking up', () => {
  test('needs the permission to register, and a sign-in', async () => {
    const body = { phone: newPhone() };
    const officer = await app.call('POST', '/callers', { as: naser, body });
    expect([officer.status, officer.body.error.code]).toEqual([403, 'not_permitted']);
    expect((await app.call('POST', '/callers', { body })).status).toBe(401);
  });

  test('is recorded each time, without the digits, and nobody can take it back', async () => {
    const phone = newPhone();
    await lookUp(agent, phone);
    const hash = (await app.ctx.keys.newest()).hash('phone', `+2${phone}`);
    const { rows } = await app.database.pool.query(
      `SELECT staff.name, agencies.code, caller_lookups.at FROM caller_lookups
       JOIN staff ON staff.id = staff_id JOIN agencies ON agencies.id = agency_id
       JOIN caller_lookup_phones ON lookup_id = caller_lookups.id WHERE phone_hash = $1`,
      [hash],
    );
    expect(rows).toEqual([{ name: `موظف ${agent}`, code: 'system', at: app.now }]);
    await expect(app.database.pool.query('DELETE FROM caller_lookups')).rejects.toThrow(
      /permission denied/,
    );
  });

  test('stops after twenty in a minute, for this one agent, and goes on a minute later', async () => {
    const who = 'call_agent@gov-alx';
    const ask = (as: string) =>
      app.call('POST', '/callers', { as, body: { phone: '01001234567' } });
    await app.tokenOf(who);
    app.pass({ minutes: 2 });
    const first = await Promise.all(Array.from({ length: 20 }, () => ask(who)));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await ask(who);
    expect([refused.status, refused.body.error.code, refused.body.error.params]).toMatchObject([
      429,
      'too_many_attempts',
      { seconds: 60 },
    ]);
    expect((await ask(agent)).status).toBe(200);
    app.pass({ minutes: 2 });
    expect((await ask(who)).status).toBe(200);
  });
});

describe('how long a caller’s complaint takes', () => {
  type Listed = { number: string; why: { code: string }[] };
  const ofTime = ['overdue', 'due', 'promise_passed', 'waits_for_complainant'];

  /** What the agent is told of its time, and what the list says of it. */
  async function told(phone: string, { number }: Filed) {
    const { complaints } = await lookUp(agent, phone);
    const found = complaints.find((each: { number: string }) => each.number === number);
    const { body } = await app.call('GET', `/complaints?words=${number}`, { as: 'head@gov-bns' });
    const [row] = body.complaints as Listed[];
    return { told: found.clock, listed: row!.why.filter(({ code }) => ofTime.includes(code)) };
  }

  test('is told in the words of the list: time left, a day that passed, late, and why it is paused', async () => {
    app.turnTo(new Date('2026-10-04T07:00:00Z'));
    const phone = newPhone();
    const filed = await fileBy(phone);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'accept');
    const before = await told(phone, filed);
    expect(before.told).toMatchObject([{ code: 'due', params: { dayMinutes: 420 } }]);
    expect(before.told).toEqual(before.listed);

    const plan = { ...reply([]), claim: 'planned', plannedFor: '2026-10-06' };
    await move(app, naser, filed, 'replies', plan);
    const { dueAt } = await dossier(app, naser, filed);
    app.turnTo(new Date(Math.max(Date.parse(dueAt), Date.parse('2026-10-07T07:00:00Z')) + 60_000));
    const late = await told(phone, filed);
    expect(late.told.map(({ code }: { code: string }) => code)).toEqual([
      'overdue',
      'promise_passed',
    ]);
    expect(late.told).toEqual(late.listed);

    const waiting = await fileBy(phone);
    await asked(waiting);
    const { complaints } = await lookUp(agent, phone);
    const paused = complaints.find(({ number }: Filed) => number === waiting.number);
    expect(paused.clock).toMatchObject([
      { code: 'waits_for_complainant', params: { minutes: expect.any(Number), dayMinutes: 420 } },
    ]);
  });

  test('is told where the complaint is secret too, without what it is about', async () => {
    const phone = newPhone();
    const filed = await fileBy(phone, { confidential: true });
    const { complaints } = await lookUp(agent, phone);
    const secret = complaints.find(({ number }: Filed) => number === filed.number);
    expect(secret).toMatchObject({ sensitive: true, summary: null, clock: [{ code: 'due' }] });
  });
});
