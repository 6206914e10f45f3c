import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import { explained, inStatus } from '../../../test/in-status.ts';
import {
  accepted,
  centre,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  refusal,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const unit = 'head@gov-bns-lu-naser';
const reason = 'المدرسة تُفتح غدًا والطريق إليها مسدود';
const urgent = { priority: 'urgent', reason };

/** Forty-eight working hours from Sunday at ten in Cairo, half of them, and a day and a night. */
const due = {
  ordinary: '2026-07-14T06:00:00.000Z',
  urgent: '2026-07-08T10:00:00.000Z',
  critical: '2026-07-06T07:00:00.000Z',
} as const;

test('what becomes urgent has the time of what is urgent, and its history says why', async () => {
  const filed = await accepted(app);
  expect((await dossier(app, unit, filed)).dueAt).toBe(due.ordinary);
  const moved = await move(app, unit, filed, 'prioritise', urgent);
  expect(moved).toMatchObject({ status: 'in_progress', dueAt: due.urgent });
  const seen = await dossier(app, unit, filed);
  expect(seen).toMatchObject({ priority: 'urgent', clock: { name: 'handling', state: 'running' } });
  expect(seen.history.at(-1)).toMatchObject({
    ...{ verb: 'prioritise', words: reason, officer: `موظف ${unit}` },
    details: { priority: 'urgent', was: { priority: 'ordinary', due: due.ordinary } },
  });
});

test('what becomes critical runs round the clock, and gets back what it had when it is ordinary again', async () => {
  const filed = await accepted(app);
  const critical = { priority: 'critical', reason };
  expect((await move(app, unit, filed, 'prioritise', critical)).dueAt).toBe(due.critical);
  const back = await move(app, unit, filed, 'prioritise', { priority: 'ordinary', reason });
  expect(back.dueAt).toBe(due.ordinary);
});

test('nothing is overdue only because it became urgent', async () => {
  const filed = await accepted(app);
  app.turnTo(new Date('2026-07-13T07:00:00Z'));
  const { dueAt } = await move(app, unit, filed, 'prioritise', urgent);
  expect(dueAt).toBe(due.ordinary);
  expect((await dossier(app, unit, filed)).overdue).toBe(false);
});

test('who examines says it before it is referred, and the agency has the time of that', async () => {
  const filed = await file(app);
  const { dueAt } = await dossier(app, examiner, filed);
  const moved = await move(app, examiner, filed, 'prioritise', urgent);
  expect(Date.parse(moved.dueAt)).toBeLessThan(Date.parse(dueAt));
  const referred = await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  expect(referred.dueAt).toBe(due.urgent);
});

test('the person sees the new day, and not what was said between the agencies', async () => {
  const filed = await accepted(app);
  await move(app, unit, filed, 'prioritise', urgent);
  const shown = await person(app, filed);
  expect(shown).toMatchObject({ status: 'in_progress', dueAt: due.urgent });
  expect(shown.steps.at(-1)).toMatchObject({ verb: 'prioritise', words: null });
  expect(JSON.stringify(shown)).not.toContain(reason);
});

describe('is refused', () => {
  test('as what it is already, also to the second of two who say it at once', async () => {
    const filed = await accepted(app);
    const same = await refusal(app, unit, filed, 'prioritise', { priority: 'ordinary', reason });
    expect(same).toMatchObject({ status: 409, code: 'priority_same', field: 'priority' });
    const answers = await Promise.all(
      [unit, 'head@gov-bns'].map((as) =>
        app.call('POST', `/complaints/${filed.number}/prioritise`, { as, body: urgent }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.error.code).toBe('priority_same');
    const { history } = await dossier(app, unit, filed);
    const said = history.filter(({ verb }: { verb: string }) => verb === 'prioritise');
    expect(said).toHaveLength(1);
  });

  test('without a reason or a priority that there is, and names the field', async () => {
    const filed = await accepted(app);
    const wrong = [
      [{ priority: 'urgent' }, 'reason'],
      [{ priority: 'urgent', reason: ' \n ' }, 'reason'],
      [{ reason }, 'priority'],
      [{ priority: 'extreme', reason }, 'priority'],
    ] as const;
    for (const [body, field] of wrong) {
      const answer = await refusal(app, unit, filed, 'prioritise', body);
      expect(answer, JSON.stringify(body)).toMatchObject({ status: 400, field });
    }
    expect((await dossier(app, unit, filed)).priority).toBe('ordinary');
  });

  test('while nobody works on it: while its reply is judged, while the person is asked, and at its end', async () => {
    const asked = await inStatus(app, 'incomplete');
    for (const filed of [await explained(app), asked, await inStatus(app, 'closed')]) {
      const answer = await refusal(app, 'head@gov-bns', filed, 'prioritise', urgent);
      expect(answer).toMatchObject({ status: 409, code: 'move_not_possible' });
    }
  });

  test('to who has not seen what happened since, and says what it was', async () => {
    const filed = await accepted(app);
    const { version } = await dossier(app, unit, filed);
    await move(app, unit, filed, 'prioritise', { priority: 'critical', reason });
    const answer = await refusal(app, unit, filed, 'prioritise', { ...urgent, version });
    expect(answer).toMatchObject({
      ...{ status: 409, code: 'already_moved' },
      params: { verb: 'prioritise' },
    });
  });

  test('to an officer of the agency, to who referred it, to an agency beside it and to the public', async () => {
    const filed: Filed = await accepted(app);
    const refused = [
      [naser, 403, 'not_permitted'],
      ['judge@gov-bns-tech-centre', 403, 'not_permitted'],
      [centre, 403, 'not_the_holder'],
      [examiner, 403, 'not_the_holder'],
      ['head@gov-bns-lu-beba', 404, 'not_found'],
      ['head@gov-is', 404, 'not_found'],
    ] as const;
    for (const [who, status, code] of refused) {
      const answer = await refusal(app, who, filed, 'prioritise', urgent);
      expect({ who, ...answer }).toMatchObject({ who, status, code });
    }
    const open = await app.call('POST', `/complaints/${filed.number}/prioritise`, { body: urgent });
    expect(open.status).toBe(401);
    expect((await dossier(app, unit, filed)).priority).toBe('ordinary');
  });
});
