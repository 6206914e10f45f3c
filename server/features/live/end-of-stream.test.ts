import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { connect } from '../../platform/db/connect.ts';
import { examiner, type Filed, file, move, naser, referred } from '../../test/journey.ts';
import { listenTogether } from '../../test/live-servers.ts';
import { type Events, numberOf } from '../../test/open-events.ts';
import { secondServer } from '../../test/second-server.ts';

/* How a stream of events breaks off and goes on, and when it ends. */

const live = listenTogether();
const { events, ended } = live;

describe('a stream that breaks off', () => {
  test('goes on where it stopped, with what the reader may see of what was missed', async () => {
    const first = await events(naser);
    const before = await referred(live.app);
    const last = await first.next('moved', before.number);
    await first.close();
    const missed = await referred(live.app);
    await file(live.app);
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
    const other = await events(examiner, { at: live.there });
    const owner = connect(live.app.database.url, { max: 1 });
    const { rows } = await owner.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'insaf live' AND datname = current_database()`,
    );
    await owner.close();
    expect(rows).toHaveLength(2);
    await Promise.all([stream.next('reset'), other.next('reset')]);
    const filed = await file(live.app);
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
    const anonymous = await fetch(`${live.here}/api/v1/live`);
    expect(anonymous.status).toBe(401);
    const token = await live.app.tokenOf(naser);
    const wrong = await fetch(`${live.here}/api/v1/live?since=yesterday`, {
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
    await live.app.database.pool.query(
      `DELETE FROM staff_roles WHERE role = 'supervisor' AND staff_id = $1`,
      [((await live.app.acting(losing)) as { staffId: string }).staffId],
    );
    const token = await live.app.tokenOf(leaving);
    const headers = { authorization: `Bearer ${token}` };
    await live.app.call('POST', '/sign-out', { headers, body: {} });
    expect((await gone.next('end')).data).toEqual({ why: 'signed_out' });
    const filed = await referred(live.app);
    await move(live.app, naser, filed, 'accept');
    await wait(300);
    expect(less.names()).toEqual([]);
    await ended();
  });

  test('nothing is told of what was committed after a role was lost, on any server, again and again', async () => {
    const losing = 'auditor@gov-bns-lu-naser';
    const { staffId } = (await live.app.acting(losing)) as { staffId: string };
    const witnesses = [await events(examiner), await events(examiner, { at: live.there })];
    const losers = [await events(losing), await events(losing, { at: live.there })];
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
      const seen = await referred(live.app);
      await hear(losers, seen);
      await live.app.database.pool.query(
        `UPDATE staff_roles SET reach = 'alone', agency_id =
        (SELECT id FROM agencies WHERE code = 'gov-is') WHERE staff_id = $1`,
        [staffId],
      );
      const unseen = await referred(live.app);
      await hear(witnesses, unseen);
      await live.app.database.pool.query(
        `UPDATE staff_roles SET reach = 'below', agency_id =
        (SELECT id FROM agencies WHERE code = 'gov-bns-lu-naser') WHERE staff_id = $1`,
        [staffId],
      );
      const after = await referred(live.app);
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
    const headers = { authorization: `Bearer ${await live.app.tokenOf(leaving!)}` };
    await live.app.call('POST', '/sign-out', { headers, body: {} });
    expect((await gone.next('end')).data).toEqual({ why: 'signed_out' });
    const [of, to] = await Promise.all([live.app.acting(lender!), live.app.acting(substitute!)]);
    await live.app.database.pool.query(
      `INSERT INTO delegations (staff_id, to_id, from_at, until_at, made_at)
       VALUES ($1, $2, $3, $4, $3)`,
      [
        ...[(of as { staffId: string }).staffId, (to as { staffId: string }).staffId],
        ...[live.app.now, new Date(live.app.now.getTime() + 60_000)],
      ],
    );
    const [stream, witness] = [await events(substitute!), await events(examiner)];
    const seen = await referred(live.app);
    await stream.next('moved', seen.number);
    live.app.pass({ minutes: 1 });
    const unseen = await referred(live.app);
    await witness.next('moved', unseen.number);
    await wait(300);
    expect(stream.all.map(numberOf)).not.toContain(unseen.number);
    await ended();
  });

  test('when the server stops, which does not wait for readers', async () => {
    const third = await secondServer(live.app);
    const at = await third.http.listen({ port: 0, host: '127.0.0.1' });
    const streams = await Promise.all([events(naser, { at }), events(examiner, { at })]);
    await third.close();
    await Promise.all(streams.map((stream) => stream.ended));
    expect(streams.every((stream) => !stream.names().includes('end'))).toBe(true);
    const listening = `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE application_name = 'insaf live' AND datname = current_database()`;
    expect((await live.app.database.pool.query(listening)).rows[0].count).toBe(2);
  });
});
