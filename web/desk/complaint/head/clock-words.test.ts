import { describe, expect, test } from 'vitest';
import type { Complaint } from '../complaint.ts';
import { speaking } from '../speaking.ts';

const far = '2999-01-01T09:00:00.000Z';

function clock(more: Partial<Complaint['clock']>, status: Complaint['status'] = 'in_progress') {
  return {
    status,
    clock: {
      name: 'handling' as const,
      state: 'running' as const,
      dueAt: far,
      minutesLeft: null,
      timeLeft: 120,
      dayMinutes: 420,
      waitsUntil: null,
      ...more,
    },
  };
}

const loaded = (language: 'ar' | 'en') => speaking(language, () => import('./clock-words.ts'));

describe('the clock in words', () => {
  test('says how much working time is left, by its two largest units', async () => {
    const { clockWords } = await loaded('en');
    const words = (timeLeft: number, dayMinutes = 420) =>
      clockWords(clock({ timeLeft, dayMinutes })).words;
    expect(words(120)).toBe('2 working hours left of handling');
    expect(words(75)).toBe('one working hour and 15 minutes left of handling');
    expect(words(9)).toBe('9 working minutes left of handling');
    expect(words(0)).toBe('less than a working minute left of handling');
    expect(words(840)).toBe('2 working days left of handling');
    expect(words(900)).toBe('2 working days and one hour left of handling');
    expect(words(4200 + 120)).toBe('10 working days left of handling');
  });

  test('of what is urgent speaks of plain hours, which run at night as well', async () => {
    const { clockWords } = await loaded('en');
    const words = (timeLeft: number) => clockWords(clock({ timeLeft, dayMinutes: 1440 })).words;
    expect(words(60)).toBe('one hour left of handling');
    expect(words(1500)).toBe('one day and one hour left of handling');
  });

  test('in Arabic counts one, two, few and many as they are counted', async () => {
    const { clockWords } = await loaded('ar');
    const words = (timeLeft: number) => clockWords(clock({ timeLeft })).words;
    expect(words(420)).toBe('بقي من مهلة المعالجة يوم عمل');
    expect(words(840)).toBe('بقي من مهلة المعالجة يوما عمل');
    expect(words(1260)).toBe('بقي من مهلة المعالجة 3 أيام عمل');
    expect(words(420 * 12)).toBe('بقي من مهلة المعالجة 12 يوم عمل');
    expect(words(150)).toBe('بقي من مهلة المعالجة ساعتا عمل و30 دقيقة');
  });

  test('is overdue by as much as is below nothing, and at once when its instant passed', async () => {
    const { clockWords } = await loaded('en');
    const past = '2020-01-01T09:00:00.000Z';
    expect(clockWords(clock({ timeLeft: -420, dueAt: past }))).toMatchObject({
      words: 'Overdue: handling is late by one working day',
      tone: 'overdue',
    });
    expect(clockWords(clock({ timeLeft: 0, dueAt: past })).tone).toBe('overdue');
    expect(clockWords(clock({ timeLeft: 100 })).tone).toBe('soon');
    expect(clockWords(clock({ timeLeft: 1000 })).tone).toBe('calm');
  });

  test('waits for the person, follows another one, leaves time to object, or stands', async () => {
    const { clockWords } = await loaded('en');
    const waitsUntil = '2026-07-19T09:00:00.000Z';
    const paused = clockWords(clock({ state: 'paused', dueAt: null, waitsUntil, timeLeft: 420 }));
    expect(paused.words).toMatch(
      /^Paused: waits for the complainant until Sunday.*one working day left$/,
    );
    const none = { dueAt: null, timeLeft: null, name: null } as const;
    expect(clockWords(clock({ ...none, state: 'following' })).words).toMatch(/^Follows/);
    const settled = clockWords(clock({ ...none, state: 'stopped', waitsUntil }, 'settled'));
    expect(settled.words).toMatch(/^The complainant can object until/);
    expect(clockWords(clock({ ...none, state: 'stopped' }, 'closed')).words).toBe(
      'No clock is running',
    );
  });
});

describe('who acts next', () => {
  const agency = (name: string) => ({ code: name, name: { ar: name, en: name } });
  const known = { holder: agency('Unit'), judge: agency('Centre'), leading: null, can: {} };
  const next = () => speaking('en', () => import('./acts-next.ts'));

  test('is the judge while a reply waits, the holder otherwise, and says where it is you', async () => {
    const { actsNext } = await next();
    expect(actsNext({ ...known, status: 'answered' })).toContain('Centre');
    expect(actsNext({ ...known, status: 'referred' })).toContain('Unit');
    expect(actsNext({ ...known, status: 'referred', can: { accept: true } })).toMatch(/^Your turn/);
    expect(actsNext({ ...known, status: 'referred', can: { accept: false } })).not.toMatch(/^Your/);
  });
});
