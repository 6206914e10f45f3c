import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { explained, inStatus, joinedTo, staffOf } from '../../../test/in-status.ts';
import {
  centre,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  person,
  refusal,
} from '../../../test/journey.ts';
import { slowMove, untilSomebodyWaits } from '../../../test/slow-move.ts';
import { endWaiting } from './end-waiting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const join = (filed: Filed, leading: Filed) =>
  app.call('POST', `/complaints/${filed.number}/join`, {
    as: examiner,
    body: { leading: leading.number },
  });

test('a joined complaint follows: the person keeps their number, and is told the time of the leading one', async () => {
  const leading = await file(app);
  const { dueAt } = await person(app, leading);
  expect(dueAt).not.toBeNull();
  const filed = await joinedTo(app, leading);
  const shown = await person(app, filed);
  expect(shown).toMatchObject({ status: 'joined', dueAt, canWithdraw: true });
  expect(JSON.stringify(shown)).not.toContain(leading.number);
  const seen = await dossier(app, examiner, filed);
  expect(seen).toMatchObject({ leading: leading.number, clock: { state: 'following' } });
  expect((await dossier(app, examiner, leading)).joined).toEqual([filed.number]);
});

describe('refuses', () => {
  const code = 'leading_complaint_joined';

  test('to join a complaint to itself', async () => {
    const filed = await file(app);
    const answer = await refusal(app, examiner, filed, 'join', { leading: filed.number });
    expect(answer).toMatchObject({ status: 409, code, field: 'leading' });
  });

  test('to join one that leads others', async () => {
    const [leading, other] = [await file(app), await file(app)];
    await joinedTo(app, leading);
    const answer = await refusal(app, examiner, leading, 'join', { leading: other.number });
    expect(answer).toMatchObject({ status: 409, code, field: 'number' });
  });

  const canLead = ['received', 'incomplete', 'referred', 'in_progress', 'answered'];
  const cannot = statuses.filter((status) => !canLead.includes(status));
  test.for(cannot)('a leading one that is %s', async (status) => {
    const leading = await inStatus(app, status);
    const filed = await file(app);
    const answer = await refusal(app, examiner, filed, 'join', { leading: leading.number });
    // An examiner may not see what another agency ended; either way nothing is joined.
    expect([code, 'not_found']).toContain(answer.code);
    expect(answer.field).toBe('leading');
    expect((await dossier(app, examiner, filed)).status).toBe('received');
  });

  test('a leading one that is not there, or not to be seen', async () => {
    const elsewhere = await file(app, {}, 'counter_clerk@gov-is');
    const filed = await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
    for (const leading of [elsewhere.number, numberFrom('10000000000')]) {
      const answer = await refusal(app, centre, filed, 'join', { leading });
      expect(answer).toMatchObject({ status: 404, code: 'not_found', field: 'leading' });
    }
  });
});

test.for(canLeadStatuses())(
  'a received complaint can be joined to one that is %s',
  async (status) => {
    const leading = await inStatus(app, status);
    const filed = await file(app);
    expect((await join(filed, leading)).status).toBe(200);
  },
);

function canLeadStatuses() {
  return ['received', 'incomplete', 'referred', 'in_progress', 'answered'] as const;
}

describe('at the same moment', () => {
  test('two that are joined to each other: one is, and no circle comes to be', async () => {
    for (let i = 0; i < 5; i++) {
      const [a, b] = [await file(app), await file(app)];
      const answers = await Promise.all([join(a, b), join(b, a)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  test('a chain in any order: none is joined to one that follows', async () => {
    for (let i = 0; i < 5; i++) {
      const [a, b, c] = [await file(app), await file(app), await file(app)];
      const answers = await Promise.all([join(a, b), join(b, c), join(c, a)]);
      expect(answers.every(({ status }) => [200, 409].includes(status))).toBe(true);
      const { rows } = await app.database.pool.query(
        `SELECT f.number FROM complaints f JOIN complaints l ON l.number = f.leading_number
         WHERE f.status = 'joined' AND l.status = 'joined'`,
      );
      expect(rows).toEqual([]);
    }
  });

  test('one that withdraws while its leading one is settled keeps nobody from settling', async () => {
    const leading = await explained(app);
    const [leaves, stays] = [await joinedTo(app, leading), await joinedTo(app, leading)];
    const { number } = leaves;
    const slow = await slowMove(app, { kind: 'complainant', number }, { number, verb: 'withdraw' });
    const settling = app.call('POST', `/complaints/${leading.number}/settle`, {
      as: staffOf.centre,
      body: {},
    });
    await untilSomebodyWaits(app);
    await slow.commit();
    const { status, body } = await settling;
    expect([status, body.status]).toEqual([200, 'settled']);
    expect((await person(app, leaves)).status).toBe('withdrawn');
    expect((await person(app, stays)).status).toBe('settled');
  });

  test('one that withdraws while its leading one does, keeps nobody from withdrawing', async () => {
    const leading = await file(app);
    const [leaves, stays] = [await joinedTo(app, leading), await joinedTo(app, leading)];
    const { number } = leaves;
    const slow = await slowMove(app, { kind: 'complainant', number }, { number, verb: 'withdraw' });
    const withdrawing = person(app, leading, 'withdraw');
    await untilSomebodyWaits(app);
    await slow.commit();
    expect((await withdrawing).status).toBe('withdrawn');
    expect((await person(app, stays)).status).toBe('received');
  });
});

describe('when the leading one ends without a reply', () => {
  const endings: Record<string, (leading: Filed) => Promise<unknown>> = {
    withdrawn: (leading) => person(app, leading, 'withdraw'),
    dismissed: (leading) =>
      move(app, examiner, leading, 'dismiss', { reason: 'inexact', explanation: 'غير محدد' }),
    lapsed: async (leading) => {
      await move(app, examiner, leading, 'ask', { question: 'أين؟' });
      app.pass({ days: 15 });
      await endWaiting(app.ctx);
    },
  };

  test.for(Object.keys(endings))(
    '%s: who followed is examined alone, with a clock, and told',
    async (how) => {
      const leading = await file(app);
      const filed = await joinedTo(app, leading);
      await endings[how]!(leading);
      const shown = await person(app, filed);
      expect(shown).toMatchObject({ status: 'received' });
      expect(shown.steps.at(-1)).toMatchObject({ verb: 'release' });
      expect(Date.parse(shown.dueAt)).toBeGreaterThan(app.now.getTime());
      const { rows } = await app.database.pool.query(
        'SELECT template FROM notices WHERE complaint_number = $1 ORDER BY seq',
        [filed.number],
      );
      expect(rows.map(({ template }) => template)).toEqual(['received', 'joined', 'released']);
      const { leading: followed } = await dossier(app, examiner, filed);
      expect(followed).toBeNull();
    },
  );
});

test('an examiner lets a joined complaint go again, with a reason that agencies read', async () => {
  const leading = await file(app);
  const filed = await joinedTo(app, leading);
  const reason = 'السبب مختلف عن الشكوى الأخرى';
  expect((await refusal(app, 'head@gov-is', filed, 'release', { reason })).status).toBe(404);
  await move(app, examiner, filed, 'release', { reason });
  const { history, status } = await dossier(app, examiner, filed);
  expect([status, history.at(-1).words]).toEqual(['received', reason]);
  expect(JSON.stringify(await person(app, filed))).not.toContain(reason);
});
