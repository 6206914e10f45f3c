import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { explained, staffOf } from '../../../test/in-status.ts';
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
  referred,
  refusal,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const governor = 'head@gov-bns';
const unit = 'head@gov-bns-lu-naser';
const root = 'head@cabinet';
const reason = 'مر أسبوع ولم يصل إلى الشارع أحد';

test('who stands above has it and works on it in its stead, by the same due time', async () => {
  const filed = await accepted(app);
  const before = await dossier(app, governor, filed);
  app.pass({ hours: 3 });
  const moved = await move(app, governor, filed, 'take-over', { reason });
  expect(moved).toMatchObject({
    ...{ status: 'in_progress', holder: { code: 'gov-bns' }, dueAt: before.dueAt },
    version: before.version + 1,
  });
  const after = await dossier(app, governor, filed);
  expect(after.clock).toMatchObject({ name: 'handling', state: 'running' });
  expect(after.history.at(-1)).toMatchObject({
    ...{ verb: 'takeOver', words: reason, officer: `موظف ${governor}` },
    agencies: { from: { code: 'gov-bns-lu-naser' }, to: { code: 'gov-bns' } },
  });
  expect(after.referrals.slice(-2)).toMatchObject([
    { to: { code: 'gov-bns-lu-naser' }, endedBy: 'takeOver', endedReason: reason },
    { from: { code: 'gov-bns-lu-naser' }, to: { code: 'gov-bns' }, endedAt: null },
  ]);
  expect(after.can).toMatchObject({ answer: true, refer: true, takeOver: false });
});

test('what was not yet accepted is taken over as well, and is accepted by that', async () => {
  const filed = await referred(app);
  expect((await move(app, governor, filed, 'take-over', { reason })).status).toBe('in_progress');
});

test('what the agency had promised is no promise of who took it over', async () => {
  const filed = await accepted(app);
  await move(app, naser, filed, 'replies', {
    ...{ claim: 'planned', text: 'تُرفع القمامة ضمن حملة النظافة المقبلة.', evidence: [] },
    plannedFor: '2026-07-13',
  });
  expect((await person(app, filed)).next.en).toContain('13');
  await move(app, governor, filed, 'take-over', { reason });
  const shown = await person(app, filed);
  expect(JSON.stringify([shown.next, shown.holder])).not.toContain('13');
});

test('the person reads who works on it now, and not what was said between the agencies', async () => {
  const filed = await accepted(app);
  await move(app, governor, filed, 'take-over', { reason });
  const shown = await person(app, filed);
  expect(shown).toMatchObject({ status: 'in_progress', holder: { ar: 'محافظة بني سويف' } });
  expect(shown.steps.at(-1)).toMatchObject({ verb: 'takeOver', words: null });
  expect(shown.steps.at(-1).what).toContain('محافظة بني سويف');
  expect(JSON.stringify(shown)).not.toContain(reason);
});

test('the agency it was taken from does nothing with it any more, and is offered nothing', async () => {
  const filed = await accepted(app);
  await move(app, governor, filed, 'take-over', { reason });
  const attempts = { accept: {}, 'hand-back': { reason: 'ليس لنا' }, ask: { question: 'أين؟' } };
  for (const [verb, body] of Object.entries(attempts)) {
    const { status } = await refusal(app, naser, filed, verb, body);
    expect([verb, status]).toEqual([verb, verb === 'ask' ? 403 : 409]);
  }
  const { can } = await dossier(app, unit, filed);
  expect(Object.entries(can).filter(([, may]) => may)).toEqual([]);
});

describe('is refused', () => {
  test('without a reason, or with one of spaces, and names the field', async () => {
    const filed = await accepted(app);
    for (const body of [{}, { reason: '' }, { reason: ' \n ' }]) {
      const answer = await refusal(app, governor, filed, 'take-over', body);
      expect(answer).toMatchObject({ status: 400, code: 'invalid_input', field: 'reason' });
    }
    expect((await dossier(app, governor, filed)).holder.code).toBe('gov-bns-lu-naser');
  });

  test('a second time, because nobody takes over from themselves', async () => {
    const filed = await accepted(app);
    await move(app, governor, filed, 'take-over', { reason });
    const again = await refusal(app, governor, filed, 'take-over', { reason });
    expect(again).toMatchObject({ status: 403, code: 'not_the_holder' });
  });

  test('to the second of two who do it at once, who is told what happened', async () => {
    const filed = await accepted(app);
    const { version } = await dossier(app, governor, filed);
    const answers = await Promise.all(
      [governor, 'head@gov-bns auditor@gov-bns'].map((as) =>
        app.call('POST', `/complaints/${filed.number}/take-over`, {
          as,
          body: { reason, version },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.body.error).toMatchObject({ code: 'already_moved', params: { verb: 'takeOver' } });
    const { referrals } = await dossier(app, governor, filed);
    expect(referrals.filter((each: { endedAt: null }) => each.endedAt === null)).toHaveLength(1);
  });

  test('where there is nothing to work on: before it is referred, and once it is answered', async () => {
    for (const filed of [await file(app), await explained(app)]) {
      const before = await dossier(app, root, filed);
      const answer = await refusal(app, root, filed, 'take-over', { reason });
      expect(answer).toMatchObject({ status: 409, code: 'move_not_possible' });
      expect(await dossier(app, root, filed)).toEqual(before);
    }
  });

  test('at the root, whose reply nobody could judge, and it is not offered there', async () => {
    const filed = await accepted(app);
    const answer = await refusal(app, root, filed, 'take-over', { reason });
    expect(answer).toMatchObject({ status: 409, code: 'no_higher_agency' });
    expect((await dossier(app, root, filed)).can).toMatchObject({ takeOver: false, refer: true });
    expect((await dossier(app, governor, filed)).can.takeOver).toBe(true);
    // Who also leads an agency in between takes it there.
    const both = 'head@cabinet head@gov-bns';
    expect((await dossier(app, both, filed)).can.takeOver).toBe(true);
    expect((await move(app, both, filed, 'take-over', { reason })).holder.code).toBe('gov-bns');
  });

  test('to the agency itself, to an officer above it, to an agency beside it and to the public', async () => {
    const filed: Filed = await accepted(app);
    const refused = [
      [unit, 403, 'not_the_holder'],
      [staffOf.centre, 403, 'not_the_holder'],
      ['examiner@gov-bns', 403, 'not_permitted'],
      [centre, 403, 'not_permitted'],
      [examiner, 403, 'not_permitted'],
      ['head@gov-bns-lu-beba', 404, 'not_found'],
      ['head@gov-is', 404, 'not_found'],
    ] as const;
    for (const [who, status, code] of refused) {
      const answer = await refusal(app, who, filed, 'take-over', { reason });
      expect({ who, ...answer }).toMatchObject({ who, status, code });
    }
    const open = await app.call('POST', `/complaints/${filed.number}/take-over`, {
      body: { reason },
    });
    expect(open.status).toBe(401);
    expect((await dossier(app, governor, filed)).holder.code).toBe('gov-bns-lu-naser');
  });
});
