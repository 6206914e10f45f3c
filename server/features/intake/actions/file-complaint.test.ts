import { newComplaint } from '@insaf/contract/complaints.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { maskName } from '@insaf/contract/identity.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { dossier, examiner, type Filed, person } from '../../../test/journey.ts';
import { fileComplaint } from './file-complaint.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const someone = { name: 'سعاد عبد الله', phone: '01001234567' };
const body = { text: 'القمامة متراكمة أمام المدرسة', complainants: [someone] };

type Options = { as?: string; key?: string };
async function send(sent: unknown, { as, key }: Options = {}) {
  const answer = await app.call('POST', '/complaints', {
    body: sent,
    ...(as === undefined ? {} : { as }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
  return { status: answer.status, body: answer.body, ...answer.body.error };
}

async function countAll(): Promise<number> {
  const { rows } = await app.database.pool.query('SELECT count(*)::int FROM complaints');
  return rows[0].count;
}

describe('a key', () => {
  test('used twenty times at once makes one complaint, and all get the same answer', async () => {
    const before = await countAll();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(body, { key: 'twenty' })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await countAll()).toBe(before + 1);
    expect((await person(app, answers[0]!.body)).status).toBe('received');
  });

  test('gets the answer of the first time long after, when the complaint went on', async () => {
    const first = await send(body, { key: 'again' });
    const filed: Filed = first.body;
    await person(app, filed, 'withdraw');
    app.pass({ days: 2 });
    const again = await send(body, { key: 'again' });
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  test('with another body is refused, beside neighbours that are filed', async () => {
    const first = await send(body, { key: 'other' });
    const others = Array.from({ length: 10 }, () => send(body));
    const reused = send({ ...body, text: 'نص آخر تماما' }, { key: 'other' });
    const [refused, ...filed] = await Promise.all([reused, ...others]);
    expect(refused).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
    expect(filed.every(({ status }) => status === 201)).toBe(true);
    expect((await send(body, { key: 'other' })).body).toEqual(first.body);
  });

  test('of two bodies at once files one of them', async () => {
    const texts = ['نص أول للشكوى', 'نص ثان للشكوى'];
    const answers = await Promise.all(
      texts.map((text) => send({ ...body, text }, { key: 'race' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('is of the one who uses it: another officer’s key of the same name is another', async () => {
    const [mine, theirs, open] = await Promise.all([
      send(body, { key: 'shared', as: 'call_agent@system' }),
      send(body, { key: 'shared', as: 'counter_clerk@system' }),
      send(body, { key: 'shared' }),
    ]);
    expect(new Set([mine, theirs, open].map((answer) => answer.body.number)).size).toBe(3);
  });

  test('that failed can be used again', async () => {
    const wrong = await send({ ...body, uploads: [crypto.randomUUID()] }, { key: 'mend' });
    expect(wrong.code).toBe('unknown_upload');
    expect((await send(body, { key: 'mend' })).status).toBe(201);
  });
});

describe('limits', () => {
  test('a text of ten thousand letters is filed, and one more is refused', async () => {
    const text = 'ش'.repeat(10_000);
    const { body: filed } = await send({ ...body, text });
    expect((await person(app, filed)).text).toBe(text);
    const answer = await send({ ...body, text: `${text}ش` });
    expect(answer).toMatchObject({ status: 400, field: 'text' });
  });

  const twoHundred = Array.from({ length: 200 }, (_, index) => ({
    name: `مواطن رقم ${index + 1}`,
    phone: `0100${String(1_000_000 + index)}`,
    nationalId: '28706050112358',
    address: 'شارع المدرسة، عزبة النخل',
  }));

  test('two hundred people file together, and one more is refused', async () => {
    const { status, body: filed } = await send({ ...body, complainants: twoHundred });
    expect(status).toBe(201);
    const { people } = await dossier(app, examiner, filed);
    expect(people).toHaveLength(200);
    expect(people[199]).toMatchObject({ complainantNo: 200, name: maskName('مواطن رقم 200') });
    const { rows } = await app.database.pool.query(
      'SELECT count(*)::int FROM notices WHERE complaint_number = $1',
      [filed.number],
    );
    expect(rows[0].count).toBe(200);
    const answer = await send({ ...body, complainants: [...twoHundred, someone] });
    expect(answer).toMatchObject({ status: 400, field: 'complainants' });
  });

  test('many such complaints at once are all filed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send({ ...body, complainants: twoHundred })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201));
  });
});

test('a complaint is received by the clock of the one who files it', async () => {
  const then = new Date('2025-03-02T08:00:00Z');
  const past = { ...app.ctx, clock: () => then };
  const filed = await fileComplaint(past, { kind: 'anyone' }, newComplaint.parse(body), 'past');
  expect(filed.receivedAt).toBe(then.toISOString());
  const { rows } = await app.database.pool.query(
    'SELECT at FROM idempotency_keys WHERE complaint_number = $1',
    [filed.number],
  );
  expect(rows).toEqual([{ at: then }]);
});

test('Arabic-Indic and Persian digits are digits in every number that is typed', async () => {
  const { body: filed } = await send({
    ...body,
    complainants: [
      { name: 'منى', phone: arabicDigits('0100 123 4567'), nationalId: '۲۸۷۰۶۰۵۰۱۱۲۳۵۸' },
    ],
  });
  const { people } = await dossier(app, examiner, filed);
  expect(people[0]).toMatchObject({ nationalId: '***********358' });
  expect(people[0].phone).toMatch(/567$|67$/);
  const typed = { number: arabicDigits(filed.number), code: arabicDigits(filed.code) };
  const tracked = await app.call('POST', '/tracking', { body: typed });
  expect(tracked.body.number).toBe(filed.number);
  const grouped = arabicDigits(filed.number.replace(/(\d{4})(?=\d)/g, '$1 '));
  const seen = await app.call('GET', `/complaints/${encodeURIComponent(grouped)}`, {
    as: examiner,
  });
  expect(seen.body.number).toBe(filed.number);
});

describe('who files', () => {
  test('the public needs no name when anonymous, and nobody is told', async () => {
    const { status, body: filed } = await send({ text: 'بلاغ عن رشوة', anonymous: true });
    expect(status).toBe(201);
    const seen = await dossier(app, examiner, filed);
    expect(seen).toMatchObject({ anonymous: true, people: [], channel: 'portal' });
  });

  test('staff file with the channel that was used, and remain able to see it', async () => {
    const agent = 'call_agent@gov-bns-tech-centre';
    const { body: filed } = await send({ ...body, channel: 'whatsapp' }, { as: agent });
    const seen = await dossier(app, agent, filed);
    expect(seen).toMatchObject({
      channel: 'whatsapp',
      holder: { code: 'gov-bns-tech-centre' },
      people: [{ name: maskName(someone.name) }],
    });
  });

  test('staff without the permission to register do not file in their office', async () => {
    const answer = await send(body, { as: 'judge@system' });
    expect(answer).toMatchObject({ status: 403, code: 'not_permitted' });
  });

  test('a sign-in that has ended is said, and not filed as if by the public', async () => {
    const answer = await app.call('POST', '/complaints', {
      body: { ...body, channel: 'hotline' },
      headers: { authorization: 'Bearer ended.long-ago' },
    });
    expect(answer.body.error.code).toBe('not_signed_in');
  });
});
