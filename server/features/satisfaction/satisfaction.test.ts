import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import {
  answered,
  centreJudge,
  examiner,
  type Filed,
  file,
  move,
  person,
  settled,
} from '../../test/journey.ts';
import { carryOutJobs, sentMessages } from '../../test/outbox.ts';
import { countFigures } from '../figures/index.ts';
import { askSatisfaction, questionPath } from './index.ts';

let app: TestApp;
let weeks = 0;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  weeks += 1;
  app.turnTo(new Date(aSunday.getTime() + weeks * 14 * 86_400_000));
  await app.database.pool.query('UPDATE satisfaction_questions SET next_at = NULL');
  await app.database.pool.query('DELETE FROM graphile_worker._private_jobs');
});
afterAll(() => app.close());

async function rowOf({ number }: Filed, which = 0) {
  const { rows } = await app.database.pool.query(
    'SELECT * FROM satisfaction_questions WHERE complaint_number = $1 ORDER BY seq',
    [number],
  );
  return rows.at(which);
}

/** What the person of a complaint was sent about satisfaction. */
async function asked(filed: Filed): Promise<string[]> {
  await carryOutJobs(app);
  return sentMessages(app).flatMap(({ text }) =>
    text.includes(filed.number) && text.includes('/satisfaction/') ? [text] : [],
  );
}

const linkIn = (text: string) => /\/satisfaction\/[\w-]+/.exec(text)![0];

/** Noon in Cairo, so many days from now, or on the Sunday after where that is none of the week's working days. */
function noonAfter(days: number): void {
  const day = new Date(app.now.getTime() + days * 86_400_000);
  day.setUTCHours(9, 0, 0, 0);
  while (day.getUTCDay() > 4) day.setUTCDate(day.getUTCDate() + 1);
  app.turnTo(day);
}

/** Settled, and the two working days over after which people are asked. */
async function askedAbout(more?: Record<string, unknown>): Promise<Filed> {
  const filed = await settled(app, more);
  noonAfter(5);
  await askSatisfaction(app.ctx);
  return filed;
}

describe('who is asked, and when', () => {
  test('two working days after it was settled, once, by the short message they chose', async () => {
    const filed = await settled(app);
    noonAfter(1);
    expect(await askSatisfaction(app.ctx)).toBe(0);
    noonAfter(2);
    expect(await askSatisfaction(app.ctx)).toBe(1);
    expect(await askSatisfaction(app.ctx)).toBe(0);
    const messages = await asked(filed);
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toContain(filed.code);
    expect(await rowOf(filed)).toMatchObject({ state: 'asked', way: 'sms', grade: null });
  });

  test('by e-mail who chose that, and on their page who wants no message', async () => {
    const one = { name: 'منى السيد', phone: '01001234567', email: 'mona@example.com' };
    const mail = await settled(app, { complainants: [{ ...one, noticeBy: 'email' }] });
    const none = await settled(app, { complainants: [{ ...one, noticeBy: 'none' }] });
    noonAfter(3);
    expect(await askSatisfaction(app.ctx)).toBe(2);
    expect(await asked(mail)).toHaveLength(1);
    expect(await asked(none)).toHaveLength(0);
    expect((await rowOf(mail)).way).toBe('email');
    expect((await rowOf(none)).way).toBe('page');
    expect((await person(app, none)).asks).toMatch(/^\/satisfaction\//);
  });

  test('neither at night nor on a Friday, however long it is due', async () => {
    await settled(app);
    app.turnTo(new Date(app.now.getTime() + 5 * 86_400_000));
    expect(await askSatisfaction(app.ctx)).toBe(0);
    app.pass({ days: 2 });
    app.turnTo(new Date(`${app.now.toISOString().slice(0, 10)}T20:00:00Z`));
    expect(await askSatisfaction(app.ctx)).toBe(0);
    app.pass({ hours: 12 });
    expect(await askSatisfaction(app.ctx)).toBe(1);
  });

  test('once more after a working time without an answer, and never again', async () => {
    const filed = await askedAbout();
    noonAfter(6);
    await askSatisfaction(app.ctx);
    expect(await asked(filed)).toHaveLength(2);
    for (const days of [1, 6, 1, 6]) {
      noonAfter(days);
      await askSatisfaction(app.ctx);
    }
    expect(await asked(filed)).toHaveLength(2);
    expect(await rowOf(filed)).toMatchObject({ state: 'silent', next_at: null });
  });

  test('also those whose complaint was joined and settled with the leading one', async () => {
    const leading = await answered(app);
    const follower = await file(app);
    await move(app, examiner, follower, 'join', { leading: leading.number });
    await move(app, centreJudge, leading, 'settle', {});
    noonAfter(3);
    expect(await askSatisfaction(app.ctx)).toBe(2);
    expect(await asked(follower)).toHaveLength(1);
  });

  test('nobody about what was appealed before, and anew about what was settled again', async () => {
    const filed = await settled(app);
    app.pass({ hours: 2 });
    await person(app, filed, 'appeal', { reason: 'عادت القمامة' });
    noonAfter(3);
    expect(await askSatisfaction(app.ctx)).toBe(0);
    expect(await rowOf(filed)).toMatchObject({ state: 'dropped', asked_at: null });
  });

  test('nobody who was erased, and what was written goes with the person', async () => {
    const filed = await askedAbout();
    const someone = browser(app);
    const link = linkIn((await asked(filed))[0]!);
    await someone.post(link, { grade: '2', removed: 'no', words: 'اسمي سعاد' });
    await app.database.pool.query('UPDATE complaints SET erased_at = now() WHERE number = $1', [
      filed.number,
    ]);
    expect((await someone.get(link)).html).not.toContain('سعاد');
    const shut = await someone.post(link, { grade: '5', removed: 'yes' });
    expect(shut.path).toBe(link);
    expect((await rowOf(filed)).grade).toBe(2);
  });
});

test('a worker that dies while asking has asked nobody, and two at once ask each once', async () => {
  const filed = await settled(app);
  noonAfter(3);
  const dies = async () => {
    throw new Error('killed');
  };
  await expect(askSatisfaction(app.ctx, dies)).rejects.toThrow('some could not be asked');
  expect(await rowOf(filed)).toMatchObject({ state: 'waiting', asked_at: null });
  const both = await Promise.all([askSatisfaction(app.ctx), askSatisfaction(app.ctx)]);
  expect(both.toSorted()).toEqual([0, 1]);
  expect(await asked(filed)).toHaveLength(1);
});

describe('what they say', () => {
  test('is taken without signing in, can be changed, and counts on the day they were asked', async () => {
    const filed = await askedAbout();
    const askedOn = (await rowOf(filed)).asked_at;
    const link = linkIn((await asked(filed))[0]!);
    const someone = browser(app);
    const page = await someone.get(link);
    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain(filed.number);
    expect(page.html).not.toContain('متراكمة');
    const empty = await someone.post(link, { words: 'x' });
    expect(empty.status).toBe(422);
    app.pass({ days: 1 });
    const said = await someone.post(link, { grade: '2', removed: 'no', words: 'بطيء' });
    expect(textOf(said.html)).toContain('Thank you');
    await someone.post(link, { grade: '4', removed: 'partly' });
    expect(await rowOf(filed)).toMatchObject({
      ...{ state: 'answered', grade: 4, removed: 'partly', words: null, answered_by: 'page' },
      asked_at: askedOn,
    });
    await countFigures(app.ctx);
    const { rows } = await app.database.pool.query(
      `SELECT start::text, surveyed, reached, graded_2, graded_4 FROM event_figures
       WHERE part = 'all' AND span = 'day' AND reach = 'own' AND start = ($1::timestamptz)::date`,
      [askedOn],
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ surveyed: 1, reached: 1, graded_2: null, graded_4: 1 }),
    );
    app.pass({ days: 20 });
    const late = await someone.post(link, { grade: '1', removed: 'no' });
    expect(textOf(late.html)).toContain('over');
    expect((await rowOf(filed)).grade).toBe(4);
  });

  test('is known by confirming with a grade, before they are asked or after', async () => {
    const before = await settled(app);
    await person(app, before, 'confirm', { grade: 5 });
    noonAfter(3);
    expect(await askSatisfaction(app.ctx)).toBe(0);
    expect(await rowOf(before)).toMatchObject({ state: 'answered', grade: 5, way: 'page' });
    const after = await askedAbout();
    await person(app, after, 'confirm', { grade: 3 });
    expect(await rowOf(after)).toMatchObject({ state: 'answered', grade: 3, way: 'sms' });
  });

  test('opens by no other link, whoever makes it up', async () => {
    const filed = await askedAbout();
    const link = linkIn((await asked(filed))[0]!);
    const other = questionPath(app.ctx, filed.number, 99);
    const someone = browser(app);
    for (const wrong of [`${link}x`, link.slice(0, -1), link.replace('-', '-9'), other]) {
      expect((await someone.get(wrong)).status).toBe(404);
      expect((await someone.post(wrong, { grade: '1', removed: 'no' })).status).toBe(404);
    }
    expect((await rowOf(filed)).grade).toBeNull();
  });

  test('stands in a review with how many were asked, and no grade of fewer than five or complaint behind it', async () => {
    const from = app.now.toISOString().slice(0, 10);
    const links: string[] = [];
    for (let no = 0; no < 5; no += 1) {
      const text = `القمامة متراكمة أمام المدرسة رقم ${no} في ناصر منذ أسبوع`;
      const { number } = await settled(app, { text });
      links.push(number);
      app.turnTo(new Date(`${from}T07:00:00Z`));
    }
    noonAfter(5);
    expect(await askSatisfaction(app.ctx)).toBe(5);
    const to = app.now.toISOString().slice(0, 10);
    const asked = `from=${from}&to=${to}&agency=gov-bns-lu-naser`;
    const read = async () => {
      await countFigures(app.ctx);
      const as = 'supervisor@gov-bns';
      return (await app.call('GET', `/figures/review?${asked}`, { as })).body.now.satisfaction;
    };
    const someone = browser(app);
    const counts = { asked: 5, grades: null, good: null };
    for (const [answered, number] of links.entries()) {
      expect(await read()).toMatchObject({ ...counts, answered });
      const link = questionPath(app.ctx, number, (await rowOf({ number, code: '' })).seq);
      await someone.post(link, { grade: answered === 0 ? '1' : '4', removed: 'yes' });
    }
    expect(await read()).toMatchObject({ asked: 5, answered: 5, grades: [1, 0, 0, 4, 0], good: 4 });
    const drill = `/figures/review/complaints?${asked}&basis=events&figure=graded_4`;
    expect((await app.call('GET', drill, { as: 'supervisor@gov-bns' })).status).toBe(400);
  });
});
