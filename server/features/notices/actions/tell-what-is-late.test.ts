import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { joinedTo, staffOf } from '../../../test/in-status.ts';
import { accepted, dossier, type Filed, move, naser, reply } from '../../../test/journey.ts';
import { carryOutJobs, sentMessages } from '../../../test/outbox.ts';
import { escalate } from '../../escalation/index.ts';
import { tellOfPromises } from './tell-of-promises.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const head = 'head@gov-bns';

type Told = { seq: number; params: Record<string, unknown>; send_after: Date };
async function told({ number }: Filed, template: string): Promise<Told[]> {
  const { rows } = await app.database.pool.query(
    'SELECT seq, params, send_after FROM notices WHERE complaint_number = $1 AND template = $2 ORDER BY seq',
    [number, template],
  );
  return rows;
}
const track = async ({ number, code }: Filed) =>
  (await app.call('POST', '/tracking', { body: { number, code } })).body;

/** To when it is due, or so many days after that; and the steps that are due then. */
async function untilDue(filed: Filed, days = 0): Promise<string> {
  const { dueAt } = (await dossier(app, naser, filed)).clock;
  app.turnTo(new Date(Date.parse(dueAt) + days * 86_400_000 + 60_000));
  await escalate(app.ctx);
  return dueAt;
}

describe('a complaint whose time runs out', () => {
  test('is told to its complainant once, with who heard of it above, however far it climbs', async () => {
    const filed = await accepted(app);
    const { next } = (await dossier(app, naser, filed)).clock;
    app.turnTo(new Date(next.at));
    await escalate(app.ctx);
    expect(await told(filed, 'late')).toEqual([]);
    expect((await track(filed)).late).toBeNull();

    const dueAt = await untilDue(filed);
    const [notice] = await told(filed, 'late');
    expect(notice?.params).toMatchObject({
      ...{ since: dueAt, level: 'head' },
      above: { en: expect.stringContaining('Naser') },
      agency: { en: expect.stringContaining('Naser') },
    });
    const { late } = await track(filed);
    expect(late).toMatchObject({
      since: dueAt,
      told: [{ level: 'head' }],
      next: { level: 'parent' },
    });
    expect(Date.parse(late.next.at)).toBeGreaterThan(app.now.getTime());

    app.turnTo(new Date(Date.parse(late.next.at) + 1000));
    await escalate(app.ctx);
    await escalate(app.ctx);
    expect(await told(filed, 'late')).toHaveLength(1);
    expect((await track(filed)).late.told.map(({ level }: { level: string }) => level)).toEqual([
      'head',
      'parent',
    ]);
  });

  test('is told again when it was given more time and that ran out too', async () => {
    const filed = await accepted(app);
    await untilDue(filed);
    const reason = 'ننتظر وصول ماسورة من المخازن';
    await move(app, head, filed, 'extend', { workingDays: 3, reason });
    const [given] = await told(filed, 'more_time');
    const { clock } = await dossier(app, naser, filed);
    expect(given?.params).toMatchObject({ due: clock.dueAt });
    expect(clock.extended).toBe(true);
    const view = await track(filed);
    expect(view.late).toBeNull();
    expect(view.steps.at(-1)).toMatchObject({ verb: 'extend', words: reason });
    await untilDue(filed);
    expect(await told(filed, 'late')).toHaveLength(2);
  });

  test('long ago floods nobody: its page says so, and no message is sent', async () => {
    const filed = await accepted(app);
    await untilDue(filed, 4);
    expect(await told(filed, 'late')).toEqual([]);
    const { late } = await track(filed);
    expect(late.told).toHaveLength(1);
  });

  test('says on its page how long each step takes', async () => {
    expect((await track(await accepted(app))).expected).toEqual([
      { stage: 'examination', minutes: 840, dayMinutes: 420 },
      { stage: 'handling', minutes: expect.any(Number), dayMinutes: 420 },
      { stage: 'judging', minutes: 840, dayMinutes: 420 },
    ]);
  });
});

describe('a day that an agency named', () => {
  test('is told as passed once, on the day after it, and not while it is still to come', async () => {
    app.turnTo(new Date('2026-09-06T07:00:00Z'));
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', {
      ...reply([]),
      ...{ claim: 'planned', plannedFor: '2026-09-08' },
    });
    app.turnTo(new Date('2026-09-08T19:00:00Z'));
    expect(await tellOfPromises(app.ctx)).toBe(0);
    expect((await track(filed)).promise).toEqual({ day: '2026-09-08', passed: false });
    app.turnTo(new Date('2026-09-09T07:00:00Z'));
    expect(await tellOfPromises(app.ctx)).toBe(1);
    expect(await tellOfPromises(app.ctx)).toBe(0);
    const [passed] = await told(filed, 'promise_passed');
    expect(passed?.params).toMatchObject({ plannedFor: '2026-09-08' });
    expect((await track(filed)).promise).toEqual({ day: '2026-09-08', passed: true });
  });

  test('so long past that it is no news is told by nobody', async () => {
    app.turnTo(new Date('2026-09-20T07:00:00Z'));
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', {
      ...reply([]),
      ...{ claim: 'planned', plannedFor: '2026-09-22' },
    });
    app.turnTo(new Date('2026-09-27T07:00:00Z'));
    expect(await tellOfPromises(app.ctx)).toBe(0);
    expect(await told(filed, 'promise_passed')).toEqual([]);
  });
});

describe('who joined another complaint', () => {
  const secret = 'شقة الحاج منصور في الدور الثالث';
  const second = {
    language: 'en',
    complainants: [{ name: 'Nadia Samir', phone: '01112223334' }],
  };

  test('is told once that it is late, of more time and when that runs out, by the clock of the leading one', async () => {
    app.turnTo(new Date('2026-10-04T07:00:00Z'));
    const leading = await accepted(app);
    const follower = await joinedTo(app, leading, second);
    const dueAt = await untilDue(leading);
    expect(await told(follower, 'late')).toMatchObject([
      { params: (await told(leading, 'late'))[0]!.params },
    ]);
    const { late: led } = await track(leading);
    expect(await track(follower)).toMatchObject({ status: 'joined', dueAt, late: led });

    const reason = `ننتظر مفتاح ${secret}`;
    await move(app, head, leading, 'extend', { workingDays: 2, reason });
    const { clock } = await dossier(app, naser, leading);
    expect(await told(follower, 'more_time')).toMatchObject([{ params: { due: clock.dueAt } }]);
    const view = await track(follower);
    expect([view.late, view.dueAt]).toEqual([null, clock.dueAt]);

    await untilDue(leading);
    expect(await told(follower, 'late')).toHaveLength(2);
    await escalate(app.ctx);
    expect(await told(follower, 'late')).toHaveLength(2);
  });

  test('reads nothing of what the other person wrote or was told', async () => {
    app.turnTo(new Date('2026-10-04T07:00:00Z'));
    const leading = await accepted(app, { text: `سقف ${secret} يسرب الماء` });
    const follower = await joinedTo(app, leading, second);
    await move(app, head, leading, 'extend', { workingDays: 2, reason: `ننتظر ${secret}` });
    await carryOutJobs(app);
    const sent = sentMessages(app).filter(({ text }) => text.includes(follower.number));
    expect(sent.some(({ text }) => text.includes('more time'))).toBe(true);
    expect(JSON.stringify([sent, await track(follower)])).not.toContain(secret);
    expect(JSON.stringify(await track(follower))).not.toContain(leading.number);
  });

  test('is told once that a day which was named for the leading one has passed, and no more once it is by itself', async () => {
    app.turnTo(new Date('2026-10-11T07:00:00Z'));
    const leading = await accepted(app);
    const [follower, other] = [
      await joinedTo(app, leading, second),
      await joinedTo(app, leading, second),
    ];
    const plan = { ...reply([]), claim: 'planned', plannedFor: '2026-10-13' };
    await move(app, naser, leading, 'replies', plan);
    await move(app, staffOf.centralOffice, other, 'release', { reason: 'السبب مختلف' });
    app.turnTo(new Date('2026-10-14T07:00:00Z'));
    expect((await track(follower)).promise).toEqual({ day: '2026-10-13', passed: true });
    expect((await track(other)).promise).toBeNull();
    expect(await tellOfPromises(app.ctx)).toBe(2);
    expect(await tellOfPromises(app.ctx)).toBe(0);
    expect(await told(follower, 'promise_passed')).toMatchObject([
      { params: { plannedFor: '2026-10-13' } },
    ]);
    expect(await told(other, 'promise_passed')).toEqual([]);
  });
});
