import type { ObstacleView } from '@insaf/contract/obstacles.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import {
  accepted,
  dossier,
  examiner,
  type Filed,
  move,
  naser,
  person,
  referred,
} from '../../test/journey.ts';
import { eraseObstacleWords, riseObstacles } from './index.ts';

/* Obstacles over HTTP: recorded, decided, passed up, risen by themselves, and removed. */

const head = 'head@gov-bns-lu-naser';
const governor = 'head@gov-bns';
const beba = 'agency_officer@gov-bns-lu-beba';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // Somebody stands at the head of each, before anything is recorded.
  for (const who of [head, governor, 'head@cabinet']) await app.tokenOf(who);
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const budget = {
  ...{ kind: 'budget', needed: 'اعتماد 300 ألف جنيه لإحلال الخط', fromAgency: 'gov-bns' },
  told: 'ينتظر إحلال الخط توفير التمويل.',
};
const decision = {
  ...{ decision: 'يُدبر المبلغ من وفر الخطة', owner: 'gov-bns-diwan', by: '2026-07-20' },
  ...{ official: 'مدير التخطيط', told: 'تقرر تدبير التمويل هذا الشهر.' },
};

async function recorded(more: object = {}): Promise<{ filed: Filed; id: string }> {
  const filed = await accepted(app);
  const { obstacle } = await move(app, naser, filed, 'obstruct', { ...budget, ...more });
  return { filed, id: obstacle };
}

const post = (as: string, id: string, act: string, body: object) =>
  app.call('POST', `/obstacles/${id}/${act}`, { as, body });
const read = async (as: string, id: string): Promise<ObstacleView> =>
  (await app.call('GET', `/obstacles/${id}`, { as })).body;
const track = async ({ number, code }: Filed) =>
  (await app.call('POST', '/tracking', { body: { number, code } })).body;
const listed = async (as: string, query = '') =>
  (await app.call('GET', `/obstacles?limit=100${query}`, { as })).body.obstacles.map(
    ({ id }: { id: string }) => id,
  );
const refusalOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
  `${status} ${body.error?.code}`;

async function toldOf({ number }: Filed): Promise<string[]> {
  const { rows } = await app.database.pool.query(
    'SELECT template FROM notices WHERE complaint_number = $1 ORDER BY seq',
    [number],
  );
  return rows.map(({ template }) => template);
}

describe('recording an obstacle', () => {
  test('goes to the head of the agency with two working days, and the complaint’s clock runs on', async () => {
    const filed = await accepted(app);
    const { clock: before } = await dossier(app, naser, filed);
    const { obstacle } = await move(app, naser, filed, 'obstruct', budget);
    const seen = await dossier(app, naser, filed);
    expect(seen.clock).toEqual(before);
    expect(seen.obstacle).toMatchObject({
      ...{ id: obstacle, kind: 'budget', state: 'waiting', needed: budget.needed, risen: 0 },
      ...{ agency: { code: 'gov-bns-lu-naser' }, level: { code: 'gov-bns-lu-naser' } },
      from: { agency: { code: 'gov-bns' }, outside: null },
      // Sunday at ten, and two days of seven hours: into Tuesday morning.
      dueAt: '2026-07-07T07:00:00.000Z',
    });
    expect(seen.history.at(-1)).toMatchObject({ verb: 'obstruct', words: budget.told });
    expect(await listed(head, '&mine=true')).toContain(obstacle);
    expect(await listed(governor, '&mine=true')).not.toContain(obstacle);
    expect(await listed(governor)).toContain(obstacle);
  });

  test('tells the complainant in the words written for them, and not what agencies wrote', async () => {
    const { filed } = await recorded();
    const view = await track(filed);
    expect(view.obstacle).toMatchObject({ kind: 'budget', told: budget.told, decision: null });
    expect(JSON.stringify(view)).not.toContain('300');
    expect(await toldOf(filed)).toContain('obstructed');
  });

  test('holds several complaints together, or none where one of them cannot be', async () => {
    const [first, second, third] = [await accepted(app), await accepted(app), await accepted(app)];
    await move(app, naser, third, 'obstruct', budget);
    const also = [{ number: second.number }, { number: third.number }];
    const refused = await app.call('POST', `/complaints/${first.number}/obstruct`, {
      as: naser,
      body: { ...budget, also },
    });
    expect(refusalOf(refused)).toBe('409 other_complaint_refused');
    expect(refused.body.error.field).toBe('also.1.number');
    expect((await dossier(app, naser, first)).obstacle).toBeNull();
    const { obstacle } = await move(app, naser, first, 'obstruct', {
      ...{ ...budget, also: [{ number: second.number }] },
    });
    const { held, complaints } = await read(head, obstacle);
    expect(complaints).toBe(2);
    expect(held.map(({ number }) => number).sort()).toEqual([first.number, second.number].sort());
  });

  test('one more complaint of the agency is put under it later, and none of another agency', async () => {
    const { id } = await recorded();
    const later = await accepted(app);
    await move(app, naser, later, 'hold', { obstacle: id, told: budget.told });
    expect((await read(head, id)).complaints).toBe(2);
    const elsewhere = await referred(app);
    await move(app, governor, elsewhere, 'refer', { agency: 'gov-bns-lu-beba' });
    const refused = await app.call('POST', `/complaints/${elsewhere.number}/hold`, {
      as: beba,
      body: { obstacle: id, told: budget.told },
    });
    expect(refusalOf(refused)).toBe('409 obstacle_elsewhere');
  });

  test('is refused twice on one complaint, without saying from whom, and to another agency', async () => {
    const { filed } = await recorded();
    const again = (body: object, as = naser) =>
      app.call('POST', `/complaints/${filed.number}/obstruct`, { as, body });
    expect(refusalOf(await again(budget))).toBe('409 already_obstructed');
    expect(refusalOf(await again(budget, beba))).toBe('404 not_found');
    const other = await accepted(app);
    const fromNobody = await app.call('POST', `/complaints/${other.number}/obstruct`, {
      as: naser,
      body: { ...budget, fromAgency: undefined },
    });
    expect(refusalOf(fromNobody)).toBe('422 needed_from_whom');
  });
});

describe('the head of the agency', () => {
  test('decides with an owner and a day, and all complainants are told what was decided', async () => {
    const { filed, id } = await recorded();
    const decided = await post(head, id, 'decide', decision);
    expect(decided.body).toMatchObject({
      ...{ state: 'decided', decidedFor: '2026-07-20', owner: { code: 'gov-bns-diwan' } },
      // The end of that day in Cairo.
      dueAt: '2026-07-20T21:00:00.000Z',
    });
    expect(decided.body.steps.at(-1)).toMatchObject({
      ...{ what: 'decided', words: decision.decision, person: decision.official },
    });
    const view = await track(filed);
    expect(view.obstacle.decision).toMatchObject({ told: decision.told, by: '2026-07-20' });
    expect(JSON.stringify(view)).not.toContain(decision.decision);
    expect(await toldOf(filed)).toContain('obstacle_decided');
    const { history } = await dossier(app, naser, filed);
    expect(history.at(-1)).toMatchObject({ verb: 'decideObstacle', officer: `موظف ${head}` });
  });

  test('passes it up, and no longer decides it; nobody passes it above the top', async () => {
    const { id } = await recorded();
    expect((await post(head, id, 'pass-up', { reason: 'يتجاوز سلطتنا' })).body).toMatchObject({
      ...{ level: { code: 'gov-bns' }, risen: 1, can: { decide: false, remove: true } },
    });
    expect(refusalOf(await post(head, id, 'decide', decision))).toBe('403 decided_above');
    await post(governor, id, 'pass-up', { reason: 'يلزم قرار مركزي' });
    const top = await post('head@cabinet', id, 'pass-up', { reason: 'إلى من؟' });
    expect(refusalOf(top)).toBe('409 nobody_above');
    expect((await post('head@cabinet', id, 'decide', decision)).status).toBe(200);
  });

  test('is refused a day that has passed, an officer to decide, and a stranger to see it', async () => {
    const { id } = await recorded();
    expect(refusalOf(await post(head, id, 'decide', { ...decision, by: '2026-07-04' }))).toBe(
      '422 day_passed',
    );
    expect(refusalOf(await post(naser, id, 'decide', decision))).toBe('403 not_permitted');
    expect(refusalOf(await post('head@gov-is', id, 'decide', decision))).toBe('404 not_found');
    const seen = await app.call('GET', `/obstacles/${id}`, { as: beba });
    expect(refusalOf(seen)).toBe('404 not_found');
    expect(await listed(beba)).not.toContain(id);
  });
});

test('a person withdraws a complaint that an obstacle holds, and it holds it no more', async () => {
  const { filed, id } = await recorded();
  await person(app, filed, 'withdraw');
  expect((await read(head, id)).complaints).toBe(0);
});

describe('silence', () => {
  test('lets it rise a level when its time is over, exactly once however many servers try', async () => {
    const { id } = await recorded();
    app.turnTo(new Date('2026-07-07T06:59:00Z'));
    await riseObstacles(app.ctx);
    expect((await read(head, id)).risen).toBe(0);
    app.turnTo(new Date('2026-07-07T07:00:00Z'));
    await Promise.all([riseObstacles(app.ctx), riseObstacles(app.ctx)]);
    const risen = await read(head, id);
    expect(risen).toMatchObject({ risen: 1, level: { code: 'gov-bns' }, overdue: false });
    expect(risen.steps.map(({ what }) => what)).toEqual(['recorded', 'rose']);
  });

  test('after a decision whose day passed takes the decision back and asks the level above', async () => {
    const { filed, id } = await recorded();
    await post(head, id, 'decide', decision);
    app.turnTo(new Date('2026-07-20T21:00:00Z'));
    await riseObstacles(app.ctx);
    expect(await read(governor, id)).toMatchObject({ state: 'waiting', owner: null, risen: 1 });
    const { obstacle } = await track(filed);
    expect(obstacle).toMatchObject({ decision: null, level: { en: expect.any(String) } });
  });

  test('at the top it stays overdue and rises no further', async () => {
    const { id } = await recorded();
    for (const day of ['08', '12', '16', '20', '23']) {
      app.turnTo(new Date(`2026-07-${day}T12:00:00Z`));
      await riseObstacles(app.ctx);
    }
    expect(await read('head@cabinet', id)).toMatchObject({
      ...{ level: { code: 'cabinet' }, overdue: true, above: null, risen: 2 },
    });
  });
});

describe('the end of an obstacle', () => {
  test('puts every complaint that it held back to work, and tells their people', async () => {
    const second = await accepted(app);
    const { filed, id } = await recorded({ also: [{ number: second.number }] });
    const removed = await post(naser, id, 'remove', { how: 'صُرف الاعتماد' });
    expect(removed.body).toMatchObject({ state: 'removed', complaints: 0, dueAt: null });
    for (const one of [filed, second]) {
      const seen = await dossier(app, naser, one);
      expect([seen.obstacle, seen.history.at(-1).verb]).toEqual([null, 'removeObstacle']);
      expect(await toldOf(one)).toContain('obstacle_removed');
    }
    expect(refusalOf(await post(head, id, 'decide', decision))).toBe('409 obstacle_removed');
    expect(await listed(head)).not.toContain(id);
    expect(await listed(head, '&state=removed')).toContain(id);
  });

  test('a complaint that is answered or goes to another agency is no longer held, one handed down is', async () => {
    const { filed, id } = await recorded();
    await move(app, governor, filed, 'refer', { agency: 'gov-bns-lu-beba' });
    expect((await read(head, id)).complaints).toBe(0);
    const answered = await recorded();
    await move(app, naser, answered.filed, 'replies', {
      ...{ claim: 'explained', text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.', evidence: [] },
    });
    expect((await read(head, answered.id)).complaints).toBe(0);
    const asked = await recorded();
    await move(app, naser, asked.filed, 'ask', { question: 'أين المكان بالضبط؟' });
    expect((await read(head, asked.id)).complaints).toBe(1);
  });
});

test('what is decided or removed while the person is asked leaves the complaint where it goes back to', async () => {
  const { filed, id } = await recorded();
  await move(app, naser, filed, 'ask', { question: 'أين المكان بالضبط؟' });
  await post(head, id, 'decide', decision);
  await post(naser, id, 'remove', { how: 'صُرف الاعتماد' });
  await move(app, 'call_agent@system examiner@gov-bns', filed, 'supply', {
    answer: 'أمام المدرسة',
  });
  const seen = await dossier(app, naser, filed);
  expect([seen.status, seen.clock.state]).toEqual(['in_progress', 'running']);
});

describe('what was written of it', () => {
  test('is hidden everywhere once it is hidden in one of its complaints, with the name beside it', async () => {
    const { filed, id } = await recorded({ needed: 'موافقة سعاد على الهدم', fromOutside: 'سعاد' });
    const { history, redaction } = await dossier(app, head, filed);
    const { seq } = history.at(-1);
    const hidden = await app.call(
      'POST',
      `/complaints/${filed.number}/redactions/texts/obstacle-${seq}`,
      { as: head, body: { after: redaction.last, stretches: [{ from: 7, to: 11, kind: 'name' }] } },
    );
    expect(hidden.status).toBe(201);
    const seen = await read(governor, id);
    expect(JSON.stringify(seen)).not.toContain('سعاد');
    expect(seen.needed).toContain('على الهدم');
  });

  test('is erased with the person once it holds nobody else, and its kind and days stay', async () => {
    const second = await accepted(app);
    const { filed, id } = await recorded({ also: [{ number: second.number }] });
    await eraseObstacleWords(app.database.db, filed);
    expect((await read(head, id)).needed).toBe(budget.needed);
    await post(naser, id, 'remove', { how: 'صُرف الاعتماد' });
    await eraseObstacleWords(app.database.db, filed);
    const { needed, steps, kind, recordedAt } = await read(head, id);
    expect([needed, ...steps.map(({ words }) => words)]).toEqual([null, null, null]);
    expect([kind, recordedAt]).toEqual(['budget', aSunday.toISOString()]);
  });

  test('cannot be written anew by anybody, the owner of the tables included', async () => {
    const { id } = await recorded();
    const change = app.database.pool.query(
      `UPDATE obstacle_steps SET words = 'غيره' WHERE obstacle_id = $1`,
      [id],
    );
    await expect(change).rejects.toThrow(/only added/);
  });
});

test('figures count what was recorded, decided and removed by kind, and what stands open', async () => {
  const figures = async () => {
    const period = '?from=2026-07-01&to=2026-07-31';
    const { body } = await app.call('GET', `/obstacles/figures${period}`, { as: governor });
    const none = { recorded: 0, decided: 0, removed: 0, minutes: 0, open: 0 };
    return body.counts.find(({ kind }: { kind: string }) => kind === 'court') ?? none;
  };
  const court = { kind: 'court', fromAgency: undefined, fromOutside: 'محكمة بني سويف' };
  const one = await recorded(court);
  await recorded(court);
  await post(head, one.id, 'decide', decision);
  app.pass({ hours: 3 });
  await post(head, one.id, 'remove', { how: 'صدر الحكم' });
  expect(await figures()).toMatchObject({
    ...{ recorded: 2, decided: 1, removed: 1, minutes: 180, open: 1 },
    ...{ agency: { code: 'gov-bns-lu-naser' }, oldest: aSunday.toISOString() },
  });
});

test('pages of the list follow one another without a gap or a repetition', async () => {
  const all = await listed(governor);
  const found: string[] = [];
  let after: string | null = null;
  do {
    const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { body } = await app.call('GET', `/obstacles?limit=3${next}`, { as: governor });
    found.push(...body.obstacles.map(({ id }: { id: string }) => id));
    after = body.next;
  } while (after !== null);
  expect(found).toEqual(all);
  const wrong = await app.call('GET', '/obstacles?after=nonsense', { as: governor });
  expect(wrong.status).toBe(400);
});

test('an examiner of the system sees no obstacle of an agency that they do not reach', async () => {
  const { id } = await recorded();
  expect(await listed(examiner)).not.toContain(id);
});
