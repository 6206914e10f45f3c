import { expect, test } from 'vitest';
import { isFresh, isSecondFactorDemanded, nextStep, sessionEnded } from './session-state.ts';

const now = new Date('2026-07-05T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const limits = { hours: 12, idleMinutes: 120 };
const session = (signedIn: number, used: number, proven = signedIn) => ({
  ...{ signedInAt: ago(signedIn), usedAt: ago(used), provenAt: ago(proven), secondFactorAt: null },
});

test('a session ends when nothing was done in it for two hours, and after twelve whatever was done', () => {
  expect(sessionEnded(session(719, 119), now, limits)).toBe(false);
  expect(sessionEnded(session(200, 120), now, limits)).toBe(true);
  expect(sessionEnded(session(720, 1), now, limits)).toBe(true);
});

test('a proof lasts ten minutes, and another one begins them anew', () => {
  expect(isFresh(session(9, 0), now)).toBe(true);
  expect(isFresh(session(10, 0), now)).toBe(false);
  expect(isFresh(session(300, 0, 2), now)).toBe(true);
});

test('a second factor is demanded of who administers, of everyone, or of nobody', () => {
  expect(isSecondFactorDemanded('administrators', true)).toBe(true);
  expect(isSecondFactorDemanded('administrators', false)).toBe(false);
  expect(isSecondFactorDemanded('everyone', false)).toBe(true);
  expect(isSecondFactorDemanded('optional', true)).toBe(false);
});

test('what a session lacks follows from what is demanded and what the person has', () => {
  const lacking = { secondFactorAt: null };
  const step = (demanded: boolean, authenticator: boolean, passkey: boolean) =>
    nextStep(lacking, { demanded, authenticator, passkey });
  expect(step(false, false, false)).toBe('none');
  expect(step(false, false, true)).toBe('none');
  expect(step(false, true, false)).toBe('second_factor');
  expect(step(true, false, false)).toBe('set_up');
  expect(step(true, false, true)).toBe('second_factor');
  expect(
    nextStep({ secondFactorAt: now }, { demanded: true, authenticator: true, passkey: true }),
  ).toBe('none');
});
