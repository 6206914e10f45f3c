import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp } from '../../test/app.ts';
import { accepted, dossier, move, naser, person, referred } from '../../test/journey.ts';
import {
  appWithHeads,
  beba,
  budget,
  decision,
  governor,
  head,
  listed,
  post,
  read,
  recorded,
  refusalOf,
  toldOf,
} from '../../test/obstacles.ts';
import { riseObstacles } from './index.ts';

/* Obstacles over HTTP: recorded, decided, passed up, and risen by themselves. */

let app: TestApp;
beforeAll(async () => {
  app = await appWithHeads();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

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
    expect(await listed(app, head, '&mine=true')).toContain(obstacle);
    expect(await listed(app, governor, '&mine=true')).not.toContain(obstacle);
    expect(await listed(app, governor)).toContain(obstacle);
  });

  test('tells the complainant in the words written for them, and not what agencies wrote', async () => {
    const { filed } = await recorded(app);
    const view = await person(app, filed);
    expect(view.obstacle).toMatchObject({ kind: 'budget', told: budget.told, decision: null });
    expect(JSON.stringify(view)).not.toContain('300');
    expect(await toldOf(app, filed)).toContain('obstructed');
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
    const { held, complaints } = await read(app, head, obstacle);
    expect(complaints).toBe(2);
    expect(held.map(({ number }) => number).sort()).toEqual([first.number, second.number].sort());
  });

  test('one more complaint of the agency is put under it later, and none of another agency', async () => {
    const { id } = await recorded(app);
    const later = await accepted(app);
    await move(app, naser, later, 'hold', { obstacle: id, told: budget.told });
    expect((await read(app, head, id)).complaints).toBe(2);
    const elsewhere = await referred(app);
    await move(app, governor, elsewhere, 'refer', { agency: 'gov-bns-lu-beba' });
    const refused = await app.call('POST', `/complaints/${elsewhere.number}/hold`, {
      as: beba,
      body: { obstacle: id, told: budget.told },
    });
    expect(refusalOf(refused)).toBe('409 obstacle_elsewhere');
  });

  test('is refused twice on one complaint, without saying from whom, and to another agency', async () => {
    const { filed } = await recorded(app);
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
    const { filed, id } = await recorded(app);
    const decided = await post(app, head, id, 'decide', decision);
    expect(decided.body).toMatchObject({
      ...{ state: 'decided', decidedFor: '2026-07-20', owner: { code: 'gov-bns-diwan' } },
      // The end of that day in Cairo.
      dueAt: '2026-07-20T21:00:00.000Z',
    });
    expect(decided.body.steps.at(-1)).toMatchObject({
      ...{ what: 'decided', words: decision.decision, person: decision.official },
    });
    const view = await person(app, filed);
    expect(view.obstacle.decision).toMatchObject({ told: decision.told, by: '2026-07-20' });
    expect(JSON.stringify(view)).not.toContain(decision.decision);
    expect(await toldOf(app, filed)).toContain('obstacle_decided');
    const { history } = await dossier(app, naser, filed);
    expect(history.at(-1)).toMatchObject({ verb: 'decideObstacle', officer: `موظف ${head}` });
  });

  test('passes it up, and no longer decides it; nobody passes it above the top', async () => {
    const { id } = await recorded(app);
    expect((await post(app, head, id, 'pass-up', { reason: 'يتجاوز سلطتنا' })).body).toMatchObject({
      ...{ level: { code: 'gov-bns' }, risen: 1, can: { decide: false, remove: true } },
    });
    expect(refusalOf(await post(app, head, id, 'decide', decision))).toBe('403 decided_above');
    await post(app, governor, id, 'pass-up', { reason: 'يلزم قرار مركزي' });
    const top = await post(app, 'head@cabinet', id, 'pass-up', { reason: 'إلى من؟' });
    expect(refusalOf(top)).toBe('409 nobody_above');
    expect((await post(app, 'head@cabinet', id, 'decide', decision)).status).toBe(200);
  });

  test('is refused a day that has passed, an officer to decide, and a stranger to see it', async () => {
    const { id } = await recorded(app);
    expect(refusalOf(await post(app, head, id, 'decide', { ...decision, by: '2026-07-04' }))).toBe(
      '422 day_passed',
    );
    expect(refusalOf(await post(app, naser, id, 'decide', decision))).toBe('403 not_permitted');
    expect(refusalOf(await post(app, 'head@gov-is', id, 'decide', decision))).toBe('404 not_found');
    const seen = await app.call('GET', `/obstacles/${id}`, { as: beba });
    expect(refusalOf(seen)).toBe('404 not_found');
    expect(await listed(app, beba)).not.toContain(id);
  });
});

describe('silence', () => {
  test('lets it rise a level when its time is over, exactly once however many servers try', async () => {
    const { id } = await recorded(app);
    app.turnTo(new Date('2026-07-07T06:59:00Z'));
    await riseObstacles(app.ctx);
    expect((await read(app, head, id)).risen).toBe(0);
    app.turnTo(new Date('2026-07-07T07:00:00Z'));
    await Promise.all([riseObstacles(app.ctx), riseObstacles(app.ctx)]);
    const risen = await read(app, head, id);
    expect(risen).toMatchObject({ risen: 1, level: { code: 'gov-bns' }, overdue: false });
    expect(risen.steps.map(({ what }) => what)).toEqual(['recorded', 'rose']);
  });

  test('after a decision whose day passed takes the decision back and asks the level above', async () => {
    const { filed, id } = await recorded(app);
    await post(app, head, id, 'decide', decision);
    app.turnTo(new Date('2026-07-20T21:00:00Z'));
    await riseObstacles(app.ctx);
    expect(await read(app, governor, id)).toMatchObject({
      state: 'waiting',
      owner: null,
      risen: 1,
    });
    const { obstacle } = await person(app, filed);
    expect(obstacle).toMatchObject({ decision: null, level: { en: expect.any(String) } });
  });

  test('at the top it stays overdue and rises no further', async () => {
    const { id } = await recorded(app);
    for (const day of ['08', '12', '16', '20', '23']) {
      app.turnTo(new Date(`2026-07-${day}T12:00:00Z`));
      await riseObstacles(app.ctx);
    }
    expect(await read(app, 'head@cabinet', id)).toMatchObject({
      ...{ level: { code: 'cabinet' }, overdue: true, above: null, risen: 2 },
    });
  });
});
