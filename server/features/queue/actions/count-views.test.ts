import { foldArabic } from '@insaf/contract/arabic.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { inStatus, staffOf } from '../../../test/in-status.ts';
import { type Filed, file, move, naser, referred } from '../../../test/journey.ts';

/** Reaches everything. */
const cabinet = 'head@cabinet examiner@cabinet';

let app: TestApp;
let handedBack: Filed;
beforeAll(async () => {
  app = await testApp();
  const all = ['received', 'incomplete', 'referred', 'in_progress', 'answered', 'settled'] as const;
  for (const status of [...all, 'joined', 'dismissed'] as const) await inStatus(app, status);
  handedBack = await referred(app, { text: 'مأسورة المياه مكسورة في شارع المدرسة' });
  await move(app, naser, handedBack, 'hand-back', { reason: 'ليس لنا' });
  await file(app, {}, 'call_agent@system');
  app.pass({ days: 3 });
});
afterAll(() => app.close());

const list = async (as: string, query: string) => {
  const answer = await app.call('GET', `/complaints?limit=200&${query}`, { as });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.complaints as {
    number: string;
    status: string;
    why: { code: string; params: Record<string, string | number> }[];
  }[];
};

describe('the standing views', () => {
  test.for([
    ...Object.values(staffOf),
    cabinet,
    naser,
    'judge@gov-bns-tech-centre',
    'supervisor@gov-bns',
    'call_agent@system',
  ])('of %s count what their lists show', async (as) => {
    const { body } = await app.call('GET', '/queue', { as });
    expect(body.views.length).toBeGreaterThan(0);
    for (const { key, query, count, more } of body.views) {
      expect([key, count, more]).toEqual([key, (await list(as, query)).length, false]);
    }
  });

  test('are those of the roles: who accepts has what to accept, who judges what to judge', async () => {
    const keysOf = async (as: string) =>
      (await app.call('GET', '/queue', { as })).body.views.map(({ key }: { key: string }) => key);
    expect(await keysOf(naser)).toContain('toAccept');
    expect(await keysOf(naser)).not.toContain('toJudge');
    expect(await keysOf('judge@gov-bns-tech-centre')).toContain('toJudge');
    expect(await keysOf('call_agent@system')).toEqual(['registered']);
  });
});

describe('a filter', () => {
  test('takes several statuses at once', async () => {
    const rows = await list(cabinet, 'status=settled,dismissed');
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['settled', 'dismissed']));
  });

  test('finds words of the text in any spelling, and not in what is another text', async () => {
    for (const words of ['ماسوره المياة', 'المِياه', 'مأسورة']) {
      const rows = await list(staffOf.governorate, `words=${encodeURIComponent(words)}`);
      expect(
        rows.map(({ number }) => number),
        words,
      ).toEqual([handedBack.number]);
    }
    expect(await list(staffOf.governorate, 'words=حديقة')).toEqual([]);
  });

  test('of a whole number, in any script and grouping, shows that complaint alone', async () => {
    const arabic = handedBack.number.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!);
    const grouped = arabic.replace(/(.{4})(?=.)/g, '$1 ');
    const rows = await list(staffOf.governorate, `words=${encodeURIComponent(grouped)}`);
    expect(rows.map(({ number }) => number)).toEqual([handedBack.number]);
    expect(await list('head@gov-is', `words=${handedBack.number}`)).toEqual([]);
  });

  test('shows who reads no complaints what they registered, and nothing else', async () => {
    expect(await list('call_agent@system', '')).toHaveLength(1);
    expect(await list('counter_clerk@gov-is', '')).toEqual([]);
  });

  test('of what is overdue and of what is due share nothing', async () => {
    const as = cabinet;
    const overdue = (await list(as, 'overdue=true')).map(({ number }) => number);
    const due = (await list(as, 'due=workingDay')).map(({ number }) => number);
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.filter((number) => due.includes(number))).toEqual([]);
    const both = await list(as, 'overdue=true&due=workingDay');
    expect(both).toHaveLength(overdue.length + due.length);
  });

  test('of receipt holds the day it ends with', async () => {
    const as = cabinet;
    const all = await list(as, '');
    expect(await list(as, 'receivedFrom=2026-07-05&receivedTo=2026-07-05')).toHaveLength(
      all.length,
    );
    expect(await list(as, 'receivedTo=2026-07-04')).toEqual([]);
  });
});

test('a row says why it stands there, time first', async () => {
  const [first] = await list(cabinet, 'overdue=true');
  expect(first!.why[0]).toMatchObject({ code: 'overdue', params: { dayMinutes: 420 } });
  expect(Number(first!.why[0]!.params.minutes)).toBeGreaterThan(0);
  const waiting = await list(cabinet, 'status=incomplete');
  expect(waiting[0]!.why.map(({ code }) => code)).toEqual(['waits_for_complainant']);
});

test('the database folds Arabic for its index as it is folded for asking', async () => {
  const texts = [
    'أحمد إبراهيم آمنة ٱلله مُحَمَّدٌ مـحـمـد فاطمة مصطفى مسؤول شيء قارئ',
    'ﻣﺤﻤﺪ ﻻ الصَّحراء ١٢٣ ۴۵۶ کتاب ی گچپژڤ ں ھ ہ ۀ ة',
    'Crème Brûlée ÀÉ ½ ﬁ \u200f\u200eabc\u00ad',
  ];
  for (const text of texts) {
    const { rows } = await app.database.pool.query('SELECT fold_arabic($1) AS folded', [text]);
    expect(rows[0].folded.replace(/\s+/g, ' ').trim()).toBe(foldArabic(text));
  }
});
