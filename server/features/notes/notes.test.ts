import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  centre,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  referred,
} from '../../test/journey.ts';
import { mergeAgencies } from '../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const beba = 'agency_officer@gov-bns-lu-beba';
const governor = 'head@gov-bns';
const ismailia = 'head@gov-is';

const idOf = async (who: string) => ((await app.acting(who)) as { staffId: string }).staffId;

async function write(as: string, { number }: Filed, text: string, mentions: string[] = []) {
  const ids = await Promise.all(mentions.map(idOf));
  const reply = await app.call('POST', `/complaints/${number}/notes`, {
    as,
    body: { text, mentions: ids },
  });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

async function texts(as: string, { number }: Filed): Promise<string[]> {
  const reply = await app.call('GET', `/complaints/${number}/notes`, { as });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body.notes.map((note: { text: string }) => note.text);
}

describe('an internal note', () => {
  test('is seen by its agency and those above, never beside or below', async () => {
    const filed = await referred(app);
    await write(naser, filed, 'من الوحدة');
    await write(centre, filed, 'من المركز');
    await write(governor, filed, 'من المحافظة');
    await write(examiner, filed, 'من المنظومة');
    expect(await texts(naser, filed)).toEqual(['من الوحدة']);
    expect(await texts('head@gov-bns-lu-naser', filed)).toEqual(['من الوحدة']);
    // The centre stands beside the local unit; the governorate above both; the system's office elsewhere.
    expect(await texts(centre, filed)).toEqual(['من المركز']);
    expect(await texts(governor, filed)).toEqual(['من المحافظة', 'من المركز', 'من الوحدة']);
    expect(await texts(examiner, filed)).toEqual(['من المنظومة']);
    expect(await texts('auditor@cabinet', filed)).toHaveLength(4);
  });

  test('is not there for who may not read the complaint, nor may they write one', async () => {
    const filed = await referred(app);
    await write(naser, filed, 'سر');
    for (const as of [beba, ismailia, 'administrator@cabinet', 'call_agent@system']) {
      const read = await app.call('GET', `/complaints/${filed.number}/notes`, { as });
      const body = { text: 'هل يظهر؟' };
      const wrote = await app.call('POST', `/complaints/${filed.number}/notes`, { as, body });
      expect([read.status, wrote.status], as).toEqual([404, 404]);
    }
    expect(await texts(naser, filed)).toEqual(['سر']);
  });

  test('is never among what the complainant sees', async () => {
    const filed = await referred(app);
    await write(naser, filed, 'ملاحظة لا يراها الشاكي');
    const seen = JSON.stringify(await person(app, filed));
    expect(seen).toContain(filed.number);
    expect(seen).not.toContain('ملاحظة');
  });

  test('cannot be changed or removed, not even by the server', async () => {
    const filed = await referred(app);
    await write(naser, filed, 'تبقى');
    for (const change of [
      'UPDATE complaint_notes SET staff_id = staff_id WHERE complaint_number = $1',
      'DELETE FROM complaint_notes WHERE complaint_number = $1',
    ]) {
      await expect(app.database.pool.query(change, [filed.number])).rejects.toThrow();
    }
    expect(await texts(naser, filed)).toEqual(['تبقى']);
  });

  test('gets a number of its own when twenty are written at once', async () => {
    const filed = await referred(app);
    const all = Array.from({ length: 20 }, (_, n) => write(naser, filed, `رقم ${n}`));
    const numbers = (await Promise.all(all)).map((note) => note.noteNo);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  test('is paged from the newest, and no page shows what is not the reader’s', async () => {
    const filed = await referred(app);
    for (let n = 1; n <= 5; n += 1) {
      await write(naser, filed, `وحدة ${n}`);
      await write(governor, filed, `محافظة ${n}`);
    }
    const seen: string[] = [];
    let before = '';
    do {
      const path = `/complaints/${filed.number}/notes?limit=2${before}`;
      const { body } = await app.call('GET', path, { as: naser });
      seen.push(...body.notes.map((note: { text: string }) => note.text));
      before = body.next === null ? '' : `&before=${body.next}`;
    } while (before !== '');
    expect(seen).toEqual([5, 4, 3, 2, 1].map((n) => `وحدة ${n}`));
  });

  test('of an agency that was merged is seen by the successor', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-ehnasia' });
    await write('agency_officer@gov-bns-lu-ehnasia', filed, 'قبل الدمج');
    expect(await texts('examiner@gov-bns-tech-centre head@gov-bns', filed)).toEqual(['قبل الدمج']);
    const merged = await mergeAgencies(app, 'gov-bns-lu-ehnasia', 'gov-bns-lu-beba');
    expect(merged.status).toBe(200);
    expect(await texts(beba, filed)).toEqual(['قبل الدمج']);
  });
});

describe('a mention', () => {
  test('shows that one note to the person mentioned, and lands among their mentions', async () => {
    const filed = await referred(app);
    await write(governor, filed, 'لا تخص الوحدة');
    await write(governor, filed, 'أرجو المتابعة اليوم', [naser]);
    expect(await texts(naser, filed)).toEqual(['أرجو المتابعة اليوم']);
    expect(await texts('head@gov-bns-lu-naser', filed)).toEqual([]);
    const { body } = await app.call('GET', '/mentions', { as: naser });
    expect(body.unread).toBe(1);
    expect(body.mentions[0]).toMatchObject({
      number: filed.number,
      read: false,
      text: 'أرجو المتابعة اليوم',
      by: { name: `موظف ${governor}`, agency: { code: 'gov-bns' } },
      complaint: { status: 'referred' },
    });
    const read = await app.call('POST', '/mentions/read', {
      as: naser,
      body: { number: filed.number },
    });
    expect(read.body).toEqual({ unread: 0 });
    const after = await app.call('GET', '/mentions', { as: naser });
    expect([after.body.unread, after.body.mentions[0].read]).toEqual([0, true]);
  });

  test('of who cannot read the complaint, or of oneself, is refused with its field', async () => {
    const filed = await referred(app);
    const good = await idOf(governor);
    const wrong = [await idOf(beba), await idOf(ismailia), await idOf(naser), 'nobody'];
    for (const id of wrong) {
      const { status, body } = await app.call('POST', `/complaints/${filed.number}/notes`, {
        as: naser,
        body: { text: 'انظر', mentions: [good, id] },
      });
      expect([status, body.error.code, body.error.field]).toEqual([
        422,
        'cannot_be_mentioned',
        'mentions.1',
      ]);
    }
    expect(await texts(naser, filed)).toEqual([]);
    await write(naser, filed, 'انظر', [governor]);
    expect(await texts(naser, filed)).toEqual(['انظر']);
  });

  test('on a complaint that one may no longer read is neither shown nor counted', async () => {
    const who = 'supervisor@gov-bns auditor@gov-alx';
    const filed = await referred(app);
    await write(naser, filed, 'قبل النقل', [who]);
    const before = await app.call('GET', '/mentions', { as: who });
    expect([before.body.unread, before.body.mentions.length]).toEqual([1, 1]);
    await app.database.pool.query(
      "DELETE FROM staff_roles WHERE role = 'supervisor' AND staff_id = $1",
      [await idOf(who)],
    );
    const after = await app.call('GET', '/mentions', { as: who });
    expect(after.body).toEqual({ mentions: [], unread: 0, next: null });
  });

  test('is listed unread first and the newest on top, page by page without a gap', async () => {
    const reader = 'auditor@gov-bns';
    const filed = await referred(app);
    for (let n = 1; n <= 7; n += 1) {
      app.pass({ minutes: 1 });
      await write(naser, filed, `${n}`, [reader]);
    }
    await app.database.pool.query(
      'UPDATE note_mentions SET read_at = now() WHERE staff_id = $1 AND note_no > 4',
      [await idOf(reader)],
    );
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await app.call('GET', `/mentions?limit=3${after}`, { as: reader });
      seen.push(...body.mentions.map((one: { text: string }) => one.text));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toEqual(['4', '3', '2', '1', '7', '6', '5']);
    const wrong = await app.call('GET', '/mentions?after=2~x', { as: reader });
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'after']);
  });
});

describe('who can be mentioned', () => {
  test('is found in any spelling, and only among those who may read the complaint', async () => {
    const filed = await referred(app);
    const rename = (who: string, name: string) =>
      idOf(who).then((id) =>
        app.database.pool.query('UPDATE staff SET name = $2 WHERE id = $1', [id, name]),
      );
    await rename('head@gov-bns-lu-naser', 'منى عبد الرحمن أحمد');
    await rename(beba, 'منى عبد الرحمن السيد');
    await rename(ismailia, 'منى عبد الرحمن حسن');
    const found = async (words: string) => {
      const path = `/complaints/${filed.number}/mentionable?words=${encodeURIComponent(words)}`;
      const { body } = await app.call('GET', path, { as: naser });
      return body.people.map((one: { name: string }) => one.name);
    };
    for (const words of ['مني', 'مُنى', 'عبد الرحمن منى', 'منى عبدالر', 'احمد', 'مـنـى أحم']) {
      expect(await found(words), words).toEqual(['منى عبد الرحمن أحمد']);
    }
    expect(await found('حسن')).toEqual([]);
    const everybody = await found('');
    expect(everybody.length).toBeLessThanOrEqual(20);
    expect(everybody[0]).toBe('منى عبد الرحمن أحمد');
    expect(everybody).not.toContain(`موظف ${naser}`);
  });
});
