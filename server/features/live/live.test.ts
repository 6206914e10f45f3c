import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeApp } from '../../app.ts';
import { connect } from '../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { centre, examiner, type Filed, file, move, naser, referred } from '../../test/journey.ts';
import { type Events, numberOf, openEvents } from '../../test/open-events.ts';

/*
 * Two servers that listen on one database, as two processes would: what one is told to do, the readers of
 * the other hear.
 */
let app: TestApp;
let second: Awaited<ReturnType<typeof composeApp>>;
let here: string;
let there: string;
beforeAll(async () => {
  app = await testApp();
  const { ctx } = app;
  second = await composeApp({
    ...{ db: app.database.db, pool: app.database.pool, config: ctx.config },
    ...{ log: ctx.log, clock: ctx.clock },
  });
  here = await app.http.listen({ port: 0, host: '127.0.0.1' });
  there = await second.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const beba = 'agency_officer@gov-bns-lu-beba';
const opened: Events[] = [];
async function events(as: string, options: { at?: string; since?: string } = {}) {
  const token = await app.tokenOf(as);
  const stream = await openEvents(options.at ?? here, token, options.since);
  opened.push(stream);
  await stream.next('hello');
  return stream;
}
/** What a stream told of a complaint, without how it came to where the test begins. */
const told = (stream: Events, { number }: Filed) =>
  stream.all
    .filter((event) => numberOf(event) === number)
    .filter(({ name, data }) => name !== 'moved' || !['receive', 'refer'].includes(data.verb))
    .map(({ name }) => name);
const ended = () => Promise.all(opened.splice(0).map((stream) => stream.close()));

describe('what happens to a complaint', () => {
  test('is heard on every server by those who may read it, and by nobody else', async () => {
    const all = {
      examiner: await events(examiner, { at: there }),
      governor: await events('head@gov-bns', { at: there }),
      naser: await events(naser),
      beba: await events(beba),
      other: await events('head@gov-is', { at: there }),
      agent: await events('call_agent@system'),
      administrator: await events('administrator@cabinet'),
    };
    const filed = await file(app, { channel: 'hotline' }, 'call_agent@system');
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'accept');
    const last = await file(app, {}, examiner);
    // What comes after it shows that nothing of it is still under way.
    await move(app, examiner, last, 'refer', { agency: 'gov-is' });
    await move(app, examiner, await file(app), 'refer', { agency: 'gov-bns-lu-beba' });
    await all.beba.next('moved');
    await all.other.next('moved', last.number);
    await all.examiner.next('moved', last.number);
    const heard = (stream: Events) =>
      stream.all.flatMap(({ name, data }) =>
        name === 'moved' && data.number === filed.number ? data.verb : [],
      );
    expect(heard(all.examiner)).toEqual(['receive', 'refer', 'accept']);
    expect(heard(all.agent)).toEqual(['receive', 'refer', 'accept']);
    expect(heard(all.naser)).toEqual(['refer', 'accept']);
    expect(heard(all.governor)).toEqual(['refer', 'accept']);
    for (const who of ['beba', 'other', 'administrator'] as const) {
      expect(heard(all[who]), who).toEqual([]);
    }
    expect(all.naser.all.find(({ name }) => name === 'moved')?.data).toEqual({
      number: filed.number,
      status: 'referred',
      verb: 'refer',
      version: 2,
      holder: {
        code: 'gov-bns-lu-naser',
        name: { ar: expect.any(String), en: expect.any(String) },
      },
    });
    await ended();
  });

  test('is not heard when its transaction came to nothing', async () => {
    const stream = await events(examiner, { at: there });
    const filed = await file(app);
    await stream.next('moved', filed.number);
    const refused = await app.call('POST', `/complaints/${filed.number}/refer`, {
      as: examiner,
      body: { agency: 'gov-bns-lu-naser', version: 9 },
    });
    expect(refused.status).toBe(409);
    const next = await file(app);
    await stream.next('moved', next.number);
    expect(stream.all.filter((event) => numberOf(event) === filed.number)).toHaveLength(1);
    await ended();
  });

  test('is heard whole and in order when a thousand are filed at once', async () => {
    const stream = await events('auditor@cabinet', { at: there });
    const filed: Filed[] = [];
    for (let n = 0; n < 10; n += 1) {
      const hundred = Array.from({ length: 100 }, () =>
        file(app, { complainants: [], anonymous: true }),
      );
      filed.push(...(await Promise.all(hundred)));
    }
    await stream.count('moved', 1000);
    const numbers = stream.all.flatMap(({ name, data }) => (name === 'moved' ? data.number : []));
    expect(new Set(numbers)).toEqual(new Set(filed.map(({ number }) => number)));
    const ids = stream.all.map(({ id }) => Number(id.split('-')[1]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    await ended();
  });
});

describe('notes, mentions and presence', () => {
  test('are told to those who see the note, and to the person mentioned', async () => {
    const filed = await referred(app);
    const [unit, colleague, above, beside] = await Promise.all([
      events(naser),
      events('head@gov-bns-lu-naser'),
      events('head@gov-bns', { at: there }),
      events(centre, { at: there }),
    ]);
    const { staffId } = (await app.acting(naser)) as { staffId: string };
    await app.call('POST', `/complaints/${filed.number}/notes`, {
      as: 'head@gov-bns',
      body: { text: 'تابعوا', mentions: [staffId] },
    });
    expect((await unit.next('mentioned')).data).toEqual({ number: filed.number, noteNo: 1 });
    await above.next('noted');
    await app.call('POST', `/complaints/${filed.number}/notes`, {
      as: naser,
      body: { text: 'تم' },
    });
    await colleague.next('noted');
    await above.count('noted', 2);
    await move(app, naser, filed, 'accept');
    const all = [unit, colleague, above, beside];
    await Promise.all(all.map((each) => each.until(() => told(each, filed).includes('moved'))));
    expect(told(colleague, filed)).toEqual(['noted', 'moved']);
    expect(told(unit, filed)).toEqual(['noted', 'mentioned', 'noted', 'moved']);
    expect(told(above, filed)).toEqual(['noted', 'noted', 'moved']);
    expect(told(beside, filed)).toEqual(['moved']);
    await ended();
  });

  test('of who has it open go only to those who have it open, each as they may see it', async () => {
    const filed = await referred(app);
    const present = (as: string, doing: string) =>
      app.call('POST', `/complaints/${filed.number}/presence`, { as, body: { doing } });
    const head = 'head@gov-bns-lu-naser';
    await present(head, 'reading');
    await present(centre, 'reading');
    const [own, beside, absent] = await Promise.all([
      events(head, { at: there }),
      events(centre),
      events('head@gov-bns'),
    ]);
    app.pass({ minutes: 0.1 });
    await present(naser, 'replying');
    const { data } = await own.next('presence');
    expect(data.number).toBe(filed.number);
    expect(data.others).toMatchObject([
      { name: null, agency: { code: 'gov-bns-tech-centre' } },
      { name: `موظف ${naser}`, doing: 'replying' },
    ]);
    const other = await beside.next('presence');
    expect(other.data.others.map(({ name }) => name)).toEqual([null, null]);
    await present(naser, 'replying');
    await app.call('POST', `/complaints/${filed.number}/presence/leave`, { as: naser, body: {} });
    await own.count('presence', 2);
    expect(own.all.at(-1)).toMatchObject({ name: 'presence', data: { others: [{}] } });
    await move(app, naser, filed, 'accept');
    await absent.until(() => told(absent, filed).includes('moved'));
    expect(told(absent, filed)).toEqual(['moved']);
    await ended();
  });
});

describe('a stream that breaks off', () => {
  test('goes on where it stopped, with what the reader may see of what was missed', async () => {
    const first = await events(naser);
    const before = await referred(app);
    const last = await first.next('moved', before.number);
    await first.close();
    const missed = await referred(app);
    await file(app);
    const again = await events(naser, { since: last.id });
    await again.next('moved', missed.number);
    expect(again.all[0]).toMatchObject({ name: 'hello', data: { resumed: true } });
    expect(again.names()).toEqual(['moved']);
    await ended();
  });

  test('is told to fetch again when what was missed is not known', async () => {
    for (const since of [
      '0123456789ab-7',
      `${(await events(naser)).all[0]!.id.split('-')[0]}-99999`,
    ]) {
      const stream = await events(naser, { since });
      await stream.next('reset');
      expect(stream.all[0]).toMatchObject({ name: 'hello', data: { resumed: false } });
    }
    await ended();
  });

  test('of the database is opened again, and all are told to fetch again', async () => {
    const stream = await events(examiner);
    const other = await events(examiner, { at: there });
    const owner = connect(app.database.url, { max: 1 });
    const { rows } = await owner.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'insaf live' AND datname = current_database()`,
    );
    await owner.close();
    expect(rows).toHaveLength(2);
    await Promise.all([stream.next('reset'), other.next('reset')]);
    const filed = await file(app);
    await Promise.all([stream.next('moved', filed.number), other.next('moved', filed.number)]);
    await ended();
  });
});

describe('a stream ends', () => {
  test('for the oldest of one person who opens a ninth, who is told not to come back', async () => {
    const streams: Events[] = [];
    for (let n = 0; n < 9; n += 1) streams.push(await events('auditor@gov-bns'));
    expect((await streams[0]!.next('end')).data).toEqual({ why: 'too_many' });
    await streams[0]!.ended;
    expect(streams.slice(1).every((stream) => stream.open)).toBe(true);
    await ended();
  });

  test('is refused without a sign-in, and for a wrong last event', async () => {
    const anonymous = await fetch(`${here}/api/v1/live`);
    expect(anonymous.status).toBe(401);
    const token = await app.tokenOf(naser);
    const wrong = await fetch(`${here}/api/v1/live?since=yesterday`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([
      wrong.status,
      ((await wrong.json()) as { error: { field: string } }).error.field,
    ]).toEqual([400, 'since']);
  });

  test('when the session does, and when a role is lost it tells no more of what that reached', async () => {
    const [leaving, losing] = ['auditor@gov-alx', 'supervisor@gov-bns auditor@gov-c'];
    const gone = await events(leaving);
    const less = await events(losing);
    await app.database.pool.query(
      `DELETE FROM staff_roles WHERE role = 'supervisor' AND staff_id = $1`,
      [((await app.acting(losing)) as { staffId: string }).staffId],
    );
    const token = await app.tokenOf(leaving);
    const headers = { authorization: `Bearer ${token}` };
    await app.call('POST', '/sign-out', { headers, body: {} });
    expect((await gone.next('end')).data).toEqual({ why: 'signed_out' });
    const filed = await referred(app);
    await move(app, naser, filed, 'accept');
    await wait(300);
    expect(less.names()).toEqual([]);
    await ended();
  });

  test('nothing is told of what was committed after a role was lost, on any server, again and again', async () => {
    const losing = 'auditor@gov-bns-lu-naser';
    const { staffId } = (await app.acting(losing)) as { staffId: string };
    const witnesses = [await events(examiner), await events(examiner, { at: there })];
    const losers = [await events(losing), await events(losing, { at: there })];
    const hear = (streams: readonly Events[], { number }: Filed) =>
      Promise.all(
        streams.map((stream) =>
          stream.until(() =>
            stream.all.some(
              (event) =>
                event.name === 'moved' &&
                event.data.number === number &&
                event.data.holder.code === 'gov-bns-lu-naser',
            ),
          ),
        ),
      );
    for (let turn = 0; turn < 8; turn += 1) {
      const seen = await referred(app);
      await hear(losers, seen);
      await app.database.pool.query(
        `UPDATE staff_roles SET reach = 'alone', agency_id =
        (SELECT id FROM agencies WHERE code = 'gov-is') WHERE staff_id = $1`,
        [staffId],
      );
      const unseen = await referred(app);
      await hear(witnesses, unseen);
      await app.database.pool.query(
        `UPDATE staff_roles SET reach = 'below', agency_id =
        (SELECT id FROM agencies WHERE code = 'gov-bns-lu-naser') WHERE staff_id = $1`,
        [staffId],
      );
      const after = await referred(app);
      await hear(losers, after);
      for (const stream of losers) {
        expect(stream.all.map(numberOf), `turn ${turn}`).not.toContain(unseen.number);
      }
    }
    await ended();
  });

  test('at once with its session, and leave that is over tells nothing more by itself', async () => {
    const [leaving, lender, substitute] = [
      ...['head@gov-c', 'auditor@gov-bns-lu-naser', 'call_agent@gov-bns-lu-naser'],
    ] as const;
    const gone = await events(leaving!);
    const before = performance.now();
    const headers = { authorization: `Bearer ${await app.tokenOf(leaving!)}` };
    await app.call('POST', '/sign-out', { headers, body: {} });
    expect((await gone.next('end')).data).toEqual({ why: 'signed_out' });
    expect(performance.now() - before).toBeLessThan(4000);
    const [of, to] = await Promise.all([app.acting(lender!), app.acting(substitute!)]);
    await app.database.pool.query(
      `INSERT INTO delegations (staff_id, to_id, from_at, until_at, made_at)
       VALUES ($1, $2, $3, $4, $3)`,
      [
        ...[(of as { staffId: string }).staffId, (to as { staffId: string }).staffId],
        ...[app.now, new Date(app.now.getTime() + 60_000)],
      ],
    );
    const [stream, witness] = [await events(substitute!), await events(examiner)];
    const seen = await referred(app);
    await stream.next('moved', seen.number);
    app.pass({ minutes: 1 });
    const unseen = await referred(app);
    await witness.next('moved', unseen.number);
    await wait(300);
    expect(stream.all.map(numberOf)).not.toContain(unseen.number);
    await ended();
  });

  test('when the server stops, which does not wait for readers', async () => {
    const third = await composeApp({
      ...{ db: app.database.db, pool: app.database.pool, config: app.ctx.config },
      ...{ log: app.ctx.log, clock: app.ctx.clock },
    });
    const at = await third.http.listen({ port: 0, host: '127.0.0.1' });
    const streams = await Promise.all([events(naser, { at }), events(examiner, { at })]);
    const before = performance.now();
    await third.close();
    expect(performance.now() - before).toBeLessThan(3000);
    await Promise.all(streams.map((stream) => stream.ended));
    expect(streams.every((stream) => !stream.names().includes('end'))).toBe(true);
    const listening = `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE application_name = 'insaf live' AND datname = current_database()`;
    expect((await app.database.pool.query(listening)).rows[0].count).toBe(2);
  });
});
