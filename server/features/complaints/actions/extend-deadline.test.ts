import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import { explained, inStatus, staffOf } from '../../../test/in-status.ts';
import {
  accepted,
  dossier,
  examiner,
  type Filed,
  move,
  naser,
  person,
  referred,
  refusal,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const governor = 'head@gov-bns';
const unit = 'head@gov-bns-lu-naser';
const reason = 'السيارات في الصيانة حتى الأربعاء';
const more = { workingDays: 2, reason };

/** Forty-eight working hours from Sunday at ten, in Cairo: Tuesday week at nine. */
const due = '2026-07-14T06:00:00.000Z';

test('the agency has so many working days more, from when it was due', async () => {
  const filed = await accepted(app);
  expect((await dossier(app, governor, filed)).dueAt).toBe(due);
  const moved = await move(app, governor, filed, 'extend', more);
  expect(moved).toMatchObject({
    ...{ status: 'in_progress', holder: { code: 'gov-bns-lu-naser' } },
    dueAt: '2026-07-16T06:00:00.000Z',
  });
  const seen = await dossier(app, governor, filed);
  expect(seen.clock).toMatchObject({ name: 'handling', state: 'running' });
  expect(seen.history.at(-1)).toMatchObject({
    ...{ verb: 'extend', words: reason, officer: `موظف ${governor}` },
    details: { workingDays: 2, before: due },
    dueAt: '2026-07-16T06:00:00.000Z',
  });
});

test('what is overdue has its days from now, and is overdue no more', async () => {
  const filed = await accepted(app);
  app.turnTo(new Date('2026-07-20T07:00:00Z'));
  expect((await dossier(app, governor, filed)).overdue).toBe(true);
  const { dueAt } = await move(app, governor, filed, 'extend', { ...more, workingDays: 1 });
  expect(dueAt).toBe('2026-07-21T07:00:00.000Z');
  expect((await dossier(app, governor, filed)).overdue).toBe(false);
});

test('what is critical has days and nights more', async () => {
  const filed = await accepted(app);
  await move(app, unit, filed, 'prioritise', { priority: 'critical', reason });
  const before = (await dossier(app, governor, filed)).dueAt;
  const { dueAt } = await move(app, governor, filed, 'extend', { ...more, workingDays: 1 });
  expect(Date.parse(dueAt) - Date.parse(before)).toBe(86_400_000);
});

test('the person sees the new day and the reason that was written for them', async () => {
  const filed = await accepted(app);
  const { dueAt } = await move(app, governor, filed, 'extend', more);
  const shown = await person(app, filed);
  expect(shown).toMatchObject({ status: 'in_progress', dueAt });
  expect(shown.steps.at(-1)).toMatchObject({ verb: 'extend', words: reason });
});

describe('once for each clock', () => {
  test('and not again, by anybody, and nobody is offered to', async () => {
    const filed = await accepted(app);
    const { dueAt } = await move(app, governor, filed, 'extend', more);
    for (const who of [governor, 'head@cabinet']) {
      const again = await refusal(app, who, filed, 'extend', more);
      expect(again).toMatchObject({ status: 409, code: 'already_extended' });
      expect((await dossier(app, who, filed)).can.extend).toBe(false);
    }
    expect((await dossier(app, governor, filed)).dueAt).toBe(dueAt);
  });

  test('and once only where two do it together', async () => {
    const filed = await accepted(app);
    const answers = await Promise.all(
      [governor, 'head@cabinet'].map((as) =>
        app.call('POST', `/complaints/${filed.number}/extend`, { as, body: more }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.error.code).toBe('already_extended');
    expect((await dossier(app, governor, filed)).dueAt).toBe('2026-07-16T06:00:00.000Z');
  });

  test('and once more where another agency begins, whose clock is another', async () => {
    const filed = await accepted(app);
    await move(app, governor, filed, 'extend', more);
    await move(app, 'examiner@gov-bns', filed, 'refer', { agency: 'gov-bns-lu-beba' });
    expect((await dossier(app, governor, filed)).can.extend).toBe(true);
    expect((await move(app, governor, filed, 'extend', more)).holder.code).toBe('gov-bns-lu-beba');
  });
});

describe('is refused', () => {
  test('without a reason or a sensible number of days, and names the field', async () => {
    const filed = await accepted(app);
    const wrong = [
      [{ workingDays: 2 }, 'reason'],
      [{ workingDays: 2, reason: '  ' }, 'reason'],
      [{ reason }, 'workingDays'],
      [{ workingDays: 0, reason }, 'workingDays'],
      [{ workingDays: 31, reason }, 'workingDays'],
      [{ workingDays: 1.5, reason }, 'workingDays'],
    ] as const;
    for (const [body, field] of wrong) {
      const answer = await refusal(app, governor, filed, 'extend', body);
      expect(answer, JSON.stringify(body)).toMatchObject({ status: 400, field });
    }
    expect((await dossier(app, governor, filed)).dueAt).toBe(due);
  });

  test('while nobody works on it: while its reply is judged, while the person is asked, and at its end', async () => {
    const asked = await inStatus(app, 'incomplete');
    for (const filed of [await explained(app), asked, await inStatus(app, 'closed')]) {
      const answer = await refusal(app, governor, filed, 'extend', more);
      expect(answer).toMatchObject({ status: 409, code: 'move_not_possible' });
    }
  });

  test('to who has not seen what happened since, and says what it was', async () => {
    const filed = await referred(app);
    const { version } = await dossier(app, governor, filed);
    await move(app, naser, filed, 'accept');
    const answer = await refusal(app, governor, filed, 'extend', { ...more, version });
    expect(answer).toMatchObject({
      ...{ status: 409, code: 'already_moved' },
      params: { verb: 'accept' },
    });
  });

  test('to the agency itself, to an officer above it, to an agency beside it and to the public', async () => {
    const filed: Filed = await accepted(app);
    const refused = [
      [unit, 403, 'not_the_holder'],
      [staffOf.centre, 403, 'not_the_holder'],
      ['examiner@gov-bns', 403, 'not_permitted'],
      [examiner, 403, 'not_permitted'],
      ['head@gov-bns-lu-beba', 404, 'not_found'],
      ['head@gov-is', 404, 'not_found'],
    ] as const;
    for (const [who, status, code] of refused) {
      const answer = await refusal(app, who, filed, 'extend', more);
      expect({ who, ...answer }).toMatchObject({ who, status, code });
    }
    const open = await app.call('POST', `/complaints/${filed.number}/extend`, { body: more });
    expect(open.status).toBe(401);
    expect((await dossier(app, governor, filed)).dueAt).toBe(due);
  });
});
