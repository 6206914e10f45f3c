import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { examiner, type Filed, file, move, person } from '../../../test/journey.ts';
import { slowMove } from '../../../test/slow-move.ts';
import { remindToSupply } from './remind-to-supply.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
/** Whatever waited in the test before waits no longer. */
beforeEach(() => app.pass({ days: 15 }));
afterAll(() => app.close());

const question = { question: 'ما رقم العقار؟' };

async function asked(more?: Record<string, unknown>): Promise<Filed> {
  const filed = await file(app, more);
  await move(app, examiner, filed, 'ask', question);
  return filed;
}

type Reminder = { seq: number; complainant_no: number; until: string };
async function remindersOf({ number }: Filed): Promise<Reminder[]> {
  const { rows } = await app.database.pool.query(
    `SELECT seq, complainant_no, params ->> 'until' AS until FROM notices
     WHERE complaint_number = $1 AND template = 'supply_reminder' ORDER BY seq, complainant_no`,
    [number],
  );
  return rows;
}

test('three days before it lapses, not sooner, the person is reminded once', async () => {
  const filed = await asked();
  const until = new Date(app.now.getTime() + 14 * 86_400_000).toISOString();
  app.pass({ days: 11, minutes: -1 });
  expect(await remindToSupply(app.ctx)).toBe(0);
  app.pass({ minutes: 1 });
  expect(await remindToSupply(app.ctx)).toBe(1);
  expect(await remindersOf(filed)).toEqual([{ seq: 2, complainant_no: 1, until }]);
  app.pass({ hours: 1 });
  expect(await remindToSupply(app.ctx)).toBe(0);
  expect(await remindersOf(filed)).toHaveLength(1);
});

test('each complainant who wants to be told is, and the others are not', async () => {
  const filed = await asked({
    complainants: [
      { name: 'منى السيد', phone: '01001234567' },
      { name: 'آدم فهمي' },
      { name: 'ليلى حسن', email: 'laila@mail.example' },
      { name: 'عمر علي', phone: '01001234568', noticeBy: 'none' },
    ],
  });
  app.pass({ days: 12 });
  expect(await remindToSupply(app.ctx)).toBe(2);
  expect((await remindersOf(filed)).map((each) => each.complainant_no)).toEqual([1, 3]);
});

test('of another question later they are reminded again', async () => {
  const filed = await asked();
  app.pass({ days: 12 });
  await remindToSupply(app.ctx);
  await person(app, filed, 'supply', { answer: 'رقم ٥' });
  await move(app, examiner, filed, 'ask', question);
  expect(await remindToSupply(app.ctx)).toBe(0);
  app.pass({ days: 12 });
  expect(await remindToSupply(app.ctx)).toBe(1);
  expect((await remindersOf(filed)).map(({ seq }) => seq)).toEqual([2, 4]);
});

describe('nobody is reminded', () => {
  test('of what was supplied, or of a complaint that they took back', async () => {
    const [supplied, withdrawn] = [await asked(), await asked()];
    app.pass({ days: 12 });
    await person(app, supplied, 'supply', { answer: 'رقم ٥' });
    await person(app, withdrawn, 'withdraw');
    expect(await remindToSupply(app.ctx)).toBe(0);
  });

  test('once the time has passed', async () => {
    await asked();
    app.pass({ days: 14 });
    expect(await remindToSupply(app.ctx)).toBe(0);
  });

  test('while they are answering at this moment', async () => {
    const [{ number }, waiting] = [await asked(), await asked()];
    app.pass({ days: 12 });
    const slow = await slowMove(app, { kind: 'complainant', number }, { number, verb: 'supply' });
    expect(await remindToSupply(app.ctx)).toBe(1);
    expect(await remindersOf(waiting)).toHaveLength(1);
    await slow.commit();
    expect(await remindToSupply(app.ctx)).toBe(0);
  });
});

test('several workers at once remind each person once, of more complaints than one batch holds', async () => {
  const { number } = await asked();
  await app.database.pool.query(
    `WITH made AS (
       INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
         received_at, holder_id, holder_path, previous_status, clock_state, waits_until)
       SELECT 100000000000 + n, kind, 'incomplete', 2, channel, language, text, 1, received_at,
         holder_id, holder_path, 'received', 'paused', waits_until
       FROM complaints, generate_series(1, 1200) n WHERE number = ${number}
       RETURNING number, holder_id)
     INSERT INTO history_entries
       (complaint_number, seq, at, verb, from_status, to_status, actor, holder_id)
     SELECT number, seq, now(), verb, was, status, 'system', holder_id FROM made,
       (VALUES (1, 'receive', NULL, 'received'), (2, 'askComplainant', 'received', 'incomplete'))
       AS entry (seq, verb, was, status)`,
  );
  await app.database.pool.query(
    `INSERT INTO complainants (complaint_number, complainant_no, kind, language, notice_by, sealed,
       sealed_key, key_no, phone_hash, filed_at)
     SELECT c.number, complainant_no, p.kind, p.language, notice_by, sealed,
       sealed_key, key_no, phone_hash, filed_at
     FROM complainants p, complaints c
     WHERE p.complaint_number = ${number} AND c.number < 100000002000`,
  );
  app.pass({ days: 12 });
  const queued = await Promise.all([1, 2, 3].map(() => remindToSupply(app.ctx)));
  expect(queued.reduce((sum, each) => sum + each)).toBe(1201);
});

test('what is urgent is said at night too, and the rest in the morning', async () => {
  const [urgent, ordinary] = [await asked({ category: 'gas-leak' }), await asked()];
  app.pass({ days: 11, hours: 17 });
  // Files in the outbox wake nobody, so only what is sent knows a night.
  await remindToSupply({ ...app.ctx, config: { ...app.ctx.config, NOTICES: 'send' } });
  const { rows } = await app.database.pool.query(
    `SELECT complaint_number AS number, send_after > queued_at AS later FROM notices
     WHERE template = 'supply_reminder'`,
  );
  expect(rows.find(({ number }) => number === urgent.number)?.later).toBe(false);
  expect(rows.find(({ number }) => number === ordinary.number)?.later).toBe(true);
});
