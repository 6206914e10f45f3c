import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import fc from 'fast-check';
import type pg from 'pg';
import type { Complaint, World } from './gate-model.ts';

/*
 * Random worlds for the gate, and how one is written into a database: without triggers, because none of it
 * came about by moves.
 */

export const staffCount = 3;
const tried: Permission[] = [
  ...(['readComplaints', 'registerFor', 'supply', 'refer', 'accept', 'dismiss'] as const),
  ...(['answer', 'settle', 'returnReply', 'release', 'manageStaff'] as const),
  ...(['prioritise', 'extend', 'takeOver', 'obstruct', 'decideObstacle'] as const),
  ...(['gather', 'ungather'] as const),
];
const statuses: Status[] = [
  'received',
  'incomplete',
  'referred',
  'in_progress',
  'answered',
  'joined',
];
export const numberOf = (index: number) => String(100_000_000_000 + index);
export const staffIdOf = (index: number) => `s${index}`;

export const worlds: fc.Arbitrary<World> = fc
  .array(fc.nat(20), { minLength: 2, maxLength: 11 })
  .chain((raw) => {
    const parents = raw.map((parent, at) => (at === 0 ? 0 : parent % at));
    const agency = fc.nat(parents.length - 1);
    const staff = fc.nat(staffCount - 1);
    const agencies = fc.uniqueArray(agency, { maxLength: 2 });
    const complaint: fc.Arbitrary<Complaint> = fc
      .record({
        status: fc.constantFrom(...statuses),
        holder: agency,
        judge: fc.option(agency),
        earlier: agencies,
        referredTo: agencies,
        registeredBy: fc.option(staff),
        complainedOf: fc.option(agency),
        answeredBy: fc.option(fc.record({ agency, staff })),
      })
      // As the database has it: what is answered has a judge, which is another than who answered.
      .filter(({ judge, answeredBy }) => judge === null || judge !== answeredBy?.agency)
      .map((one) => ({
        ...one,
        status: one.judge === null || one.answeredBy === null ? unanswered(one.status) : one.status,
        answeredBy: one.status === 'answered' && one.judge !== null ? one.answeredBy : null,
      }));
    return fc.record({
      parents: fc.constant(parents),
      roles: fc.array(fc.subarray(tried, { minLength: 3 }), { minLength: 2, maxLength: 3 }),
      held: fc.uniqueArray(fc.record({ staff, role: fc.nat(1), agency, below: fc.boolean() }), {
        minLength: 2,
        maxLength: 6,
        selector: (one) => `${one.staff} ${one.role} ${one.agency}`,
      }),
      lent: fc.array(
        fc
          .record({ staff, to: staff, from: fc.integer({ min: -2, max: 1 }), hours: fc.nat(3) })
          .map(({ staff: of, to, from, hours }) => ({ staff: of, to, from, until: from + hours }))
          .filter(({ staff: of, to }) => of !== to),
        { maxLength: 2 },
      ),
      complaints: fc.array(complaint, { minLength: 3, maxLength: 6 }),
    });
  });

const unanswered = (status: Status): Status => (status === 'answered' ? 'in_progress' : status);

/** The path of an agency of the world; its ids are its numbers and one. */
const pathOf = ({ parents }: World, at: number): string =>
  at === 0 ? '/1/' : `${pathOf({ parents } as World, parents[at]!)}${at + 1}/`;

/** Makes a database hold this world and nothing else. `owner` is the owner of its tables. */
export async function writeWorld(owner: pg.Client, world: World, now: Date): Promise<void> {
  const ids = (rows: readonly number[]) => rows.map((one) => one + 1);
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
  await owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
    DELETE FROM complaints; DELETE FROM earlier_holders; DELETE FROM referrals; DELETE FROM delegations;
    DELETE FROM history_entries; DELETE FROM staff_roles; DELETE FROM staff; DELETE FROM agencies;
    DELETE FROM roles`);
  for (const [at, parent] of world.parents.entries()) {
    await owner.query(
      `INSERT INTO agencies (id, code, parent_id, path, kind, name_ar, name_en)
       OVERRIDING SYSTEM VALUE VALUES ($1, 'a' || $1::integer, $2, $3, $4, 'جهة', 'Agency')`,
      [at + 1, at === 0 ? null : parent + 1, pathOf(world, at), at === 0 ? 'cabinet' : 'office'],
    );
  }
  for (const [at, permissions] of world.roles.entries()) {
    await owner.query(
      `INSERT INTO roles (code, title_ar, title_en, permissions) VALUES ($1, 'دور', 'Role', $2)`,
      [`role_${at}`, permissions],
    );
  }
  for (let at = 0; at < staffCount; at += 1) {
    const id = staffIdOf(at);
    await owner.query('INSERT INTO staff (id, name, email) VALUES ($1, $1, $1)', [id]);
  }
  for (const { staff, role, agency, below } of world.held) {
    await owner.query(
      'INSERT INTO staff_roles (staff_id, role, agency_id, reach) VALUES ($1, $2, $3, $4)',
      [staffIdOf(staff), `role_${role}`, agency + 1, below ? 'below' : 'alone'],
    );
  }
  for (const { staff, to, from, until } of world.lent) {
    await owner.query(
      `INSERT INTO delegations (staff_id, to_id, from_at, until_at, made_at)
       VALUES ($1, $2, $3, $4, $3)`,
      [staffIdOf(staff), staffIdOf(to), hours(from), hours(until)],
    );
  }
  for (const [at, one] of world.complaints.entries()) await writeComplaint(owner, world, at, one);
  await owner.query(
    `INSERT INTO installation_facts (name, value) VALUES ('directory_version', to_jsonb(random()::text))
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  await owner.query('COMMIT');

  async function writeComplaint(client: pg.Client, of: World, at: number, one: Complaint) {
    const number = numberOf(at);
    const clock =
      { incomplete: 'paused', joined: 'following' }[one.status as 'joined'] ?? 'stopped';
    const path = (agency: number | null) => (agency === null ? null : pathOf(of, agency));
    const id = (agency: number | null | undefined) => (agency == null ? null : agency + 1);
    await client.query(
      `INSERT INTO complaints (number, kind, status, previous_status, version, channel, language, text,
         complainants, received_at, holder_id, holder_path, judge_id, judge_path, registered_by,
         complained_of_id, answered_by_id, clock_state, waits_until, leading_number)
       VALUES ($1, 'complaint', $2::text, 'received', 1, 'portal', 'ar', 'نص', 1, $3::timestamptz, $4, $5, $6, $7, $8, $9,
         $10, $11, CASE WHEN $2::text = 'incomplete' THEN $3::timestamptz END,
         CASE WHEN $2::text = 'joined' THEN 999999999999 END)`,
      [
        ...[number, one.status, now, id(one.holder), path(one.holder), id(one.judge)],
        ...[path(one.judge), one.registeredBy === null ? null : staffIdOf(one.registeredBy)],
        ...[id(one.complainedOf), id(one.answeredBy?.agency), clock],
      ],
    );
    await client.query('INSERT INTO earlier_holders SELECT $1::bigint, unnest($2::integer[])', [
      number,
      ids(one.earlier),
    ]);
    await client.query(
      `INSERT INTO referrals (complaint_number, referral_no, from_id, to_id, category_id, at, staff_id)
       SELECT $1::bigint, no, 0, agency, 1, $3::timestamptz, '' FROM unnest($2::integer[]) WITH ORDINALITY AS r (agency, no)`,
      [number, ids(one.referredTo), now],
    );
    if (one.answeredBy === null) return;
    await client.query(
      `INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
         staff_id, agency_id, holder_id)
       VALUES ($1, 1, $2, 'answer', 'in_progress', 'answered', 'staff', $3, $4, $4)`,
      [number, now, staffIdOf(one.answeredBy.staff), one.answeredBy.agency + 1],
    );
  }
}
