import { standardRoleNames, standardRoles } from '@insaf/contract/roles.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { inStatus } from '../../test/in-status.ts';
import { type Filed, file, referred } from '../../test/journey.ts';
import { readComplaint } from '../complaints/index.ts';
import { actsAs, audiencesOf, mayRead, readersOf } from './index.ts';

let app: TestApp;
const people = [
  ...['examiner@system', 'auditor@cabinet', 'head@gov-bns', 'judge@gov-bns-tech-centre'],
  ...['agency_officer@gov-bns-lu-naser', 'agency_officer@gov-bns-lu-beba', 'supervisor@gov-is'],
  ...['call_agent@system', 'counter_clerk@gov-bns', 'administrator@cabinet', 'judge@system'],
];
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const audienceOf = async ({ number }: Filed) =>
  (await audiencesOf(app.database.db, [number])).get(number)!;

describe('who may read, decided in memory', () => {
  const statuses = ['received', 'incomplete', 'referred', 'answered', 'settled', 'joined'] as const;
  test.for(statuses)('agrees with what a query loads, for everybody, of one %s', async (status) => {
    const filed = await inStatus(app, status);
    const audience = await audienceOf(filed);
    for (const who of people) {
      const acting = await app.acting(who);
      const loaded = await readComplaint(app.database.db, acting, filed.number);
      expect(mayRead(acting, audience), who).toBe(loaded !== undefined);
    }
  });

  test('agrees of what somebody registered themselves, who else sees nothing', async () => {
    const filed = await file(app, { channel: 'hotline' }, 'call_agent@gov-is');
    const audience = await audienceOf(filed);
    expect(mayRead(await app.acting('call_agent@gov-is'), audience)).toBe(true);
    expect(mayRead(await app.acting('call_agent@gov-alx'), audience)).toBe(false);
    expect(mayRead({ kind: 'anyone' }, audience)).toBe(false);
    expect(mayRead({ kind: 'complainant', number: filed.number }, audience)).toBe(false);
  });

  test('is of one moment, also while the complaint leaves an agency', async () => {
    const { number } = await file(app);
    const mover = await app.database.pool.connect();
    try {
      await mover.query('BEGIN; LOCK TABLE complaints IN ACCESS EXCLUSIVE MODE');
      const asked = audiencesOf(app.database.db, [number]);
      await untilOneWaits();
      await mover.query(
        `INSERT INTO earlier_holders SELECT number, holder_id FROM complaints WHERE number = $1`,
        [number],
      );
      await mover.query(
        `UPDATE complaints SET holder_id = a.id, holder_path = a.path FROM agencies a
         WHERE number = $1 AND a.code = 'gov-bns-lu-naser'`,
        [number],
      );
      await mover.query('COMMIT');
      const audience = (await asked).get(number)!;
      expect(mayRead(await app.acting('examiner@system'), audience)).toBe(true);
      expect(mayRead(await app.acting('agency_officer@gov-bns-lu-naser'), audience)).toBe(true);
    } finally {
      await mover.query('ROLLBACK');
      mover.release();
    }
  });

  test('knows nothing of a complaint that is not there', async () => {
    expect(await audiencesOf(app.database.db, ['100000000000'])).toEqual(new Map());
  });
});

describe('the readers of a complaint', () => {
  test('are exactly those who can load it, each for the agency whose role they use', async () => {
    for (const role of standardRoleNames) await app.tokenOf(`${role}@gov-bns-lu-naser`);
    const filed = await referred(app);
    const audience = await audienceOf(filed);
    const readers = new Map(
      (await readersOf({ db: app.database.db, now: app.now }, audience)).map((reader) => [
        reader.id,
        reader,
      ]),
    );
    const everybody = [...people, ...standardRoleNames.map((role) => `${role}@gov-bns-lu-naser`)];
    for (const who of everybody) {
      const acting = await app.acting(who);
      const loaded = await readComplaint(app.database.db, acting, filed.number);
      const reader = readers.get((acting as { staffId: string }).staffId);
      expect(reader !== undefined, who).toBe(loaded !== undefined);
      if (reader !== undefined) expect(reader.agencyId, who).toBe(actsAs(acting, audience));
    }
    expect(standardRoles.call_agent as readonly string[]).not.toContain('readComplaints');
  });

  test('leave out who has left, and count in who registered it', async () => {
    const filed = await file(app, { channel: 'hotline' }, 'call_agent@gov-c');
    const names = async () =>
      (await readersOf({ db: app.database.db, now: app.now }, await audienceOf(filed))).map(
        ({ name }) => name,
      );
    expect(await names()).toContain('موظف call_agent@gov-c');
    const leave = "UPDATE staff SET active = false WHERE name = 'موظف call_agent@gov-c'";
    await app.database.pool.query(leave);
    expect(await names()).not.toContain('موظف call_agent@gov-c');
  });
});

/** A statement of somebody else waits until the table of complaints is free. */
async function untilOneWaits(): Promise<void> {
  const waiting = async () => {
    const { rows } = await app.database.pool.query(
      `SELECT FROM pg_locks WHERE NOT granted AND relation = 'complaints'::regclass
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows.length;
  };
  await expect.poll(waiting).toBe(1);
}
