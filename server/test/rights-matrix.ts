import { api } from '@insaf/contract/api.ts';
import {
  expectedOf,
  narrower,
  type Place,
  placeNames,
  type RouteName,
  type Where,
  whereOf,
} from '@insaf/contract/rights-places.ts';
import { type StandardRole, standardRoleNames } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import pg from 'pg';
import type { TestApp } from './app.ts';
import { inStatus } from './in-status.ts';
import { answered, dossier, type Filed, naser } from './journey.ts';
import type { Sent } from './requests/sent.ts';
import { addressOf, requests } from './requests.ts';

/*
 * Every standard role at every place tries every route of the API on the real server. When all is set up the
 * database refuses every write, so that what is let through changes nothing and the next one finds the same:
 * an answer that is neither a refusal of rights nor “not there” means that the gate was passed.
 */

const agencies: Record<Place, string> = {
  inside: 'gov-bns-lu-naser',
  above: 'gov-bns',
  top: 'cabinet',
  judging: 'gov-bns-tech-centre',
  beside: 'gov-bns-lu-beba',
  below: 'naser-office',
  elsewhere: 'gov-is',
};

const refusals = ['not_permitted', 'not_signed_in', 'not_the_holder', 'judge_answered'];

type Tried = { readonly name: RouteName; readonly route: Route; readonly where: Where };
const tried: Tried[] = Object.entries(api as Record<string, Route>).map(([name, route]) => ({
  ...{ name: name as RouteName, route, where: whereOf[name as RouteName] as Where },
}));

/** The status in which a complaint is tried by a route; `answered` for what only looks. */
const statusFor: Partial<
  Record<RouteName, 'received' | 'referred' | 'in_progress' | 'incomplete' | 'joined'>
> = {
  acceptComplaint: 'referred',
  handBackComplaint: 'referred',
  prioritiseComplaint: 'received',
  extendDeadline: 'referred',
  takeOverComplaint: 'referred',
  obstructComplaint: 'in_progress',
  holdByObstacle: 'in_progress',
  openCause: 'in_progress',
  gatherComplaint: 'in_progress',
  ungatherComplaint: 'in_progress',
  referComplaint: 'in_progress',
  askComplainant: 'in_progress',
  checkEvidence: 'in_progress',
  answerComplaint: 'in_progress',
  supplyForComplainant: 'incomplete',
  dismissComplaint: 'received',
  joinComplaint: 'received',
  releaseComplaint: 'joined',
};

/** What streams until one goes, and what would end the session of the one who tries; others try those. */
const untried: readonly RouteName[] = [
  ...(['live', 'signOut', 'signOutEverywhere', 'showSecondFactor', 'endSession'] as const),
];
/** How many of the one person's requests are under way together. */
const together = 8;
export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

/** Sets a server up to be tried. */
export async function openMatrix(app: TestApp) {
  const owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await app.call('POST', '/agencies', {
    as: 'administrator@cabinet',
    body: {
      ...{ code: 'naser-office', parent: 'gov-bns-lu-naser', kind: 'office' },
      ...{ nameAr: 'مكتب ناصر', nameEn: 'Naser office' },
    },
  });
  // One of each to take back.
  for (const [what, name] of [
    ['calendar/days', 'declareDays'],
    ['targets', 'setTarget'],
    ['ladders', 'setLadder'],
  ] as const) {
    const path = `/agencies/gov-bns-lu-naser/${what}`;
    const { body } = requests[name]!({} as Filed);
    await app.call('POST', path, { as: 'administrator@cabinet', body });
  }
  const initiative = requests.createInitiative!({} as Filed).body;
  await app.call('POST', '/initiatives', {
    ...{ as: 'administrator@cabinet', body: { ...initiative, code: 'settled-already' } },
  });
  const complaints: Partial<Record<string, Filed>> & { answered: Filed } = {
    answered: await answered(app),
  };
  for (const status of new Set(Object.values(statusFor))) {
    complaints[status] = await inStatus(app, status);
  }
  const { replies } = await dossier(app, naser, complaints.answered!);
  const path = { upload: replies[0].files[0].id, view: replies[0].files[0].id };
  await app.tokenOf('judge@gov-bns-lu-naser');
  const { staffId: member } = (await app.acting('judge@gov-bns-lu-naser')) as { staffId: string };
  const one = 'auditor@gov-is';
  const token = await app.tokenOf(one);
  const { staffId } = (await app.acting(one)) as { staffId: string };
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(
    `UPDATE complaints SET holder_id = a.id, holder_path = a.path FROM agencies a
     WHERE a.code = 'gov-bns-lu-naser' AND number = ANY ($1)`,
    [Object.values(complaints).map((filed) => filed!.number)],
  );
  await owner.query(
    `DELETE FROM earlier_holders; INSERT INTO earlier_holders
     SELECT c.number, a.id FROM complaints c, agencies a WHERE a.code = 'gov-bns-tech-centre'`,
  );
  const { rows: obstacles } = await owner.query<{ id: string }>(`
    INSERT INTO obstacles (kind, agency_id, level_id, recorded_at)
    SELECT 'budget', id, id, now() FROM agencies WHERE code = 'gov-bns-lu-naser' RETURNING id`);
  const { rows: causes } = await owner.query<{ id: string }>(`
    INSERT INTO causes (title, told, agency_id, worker_id, expected_for, opened_at)
    SELECT 'كسر', 'نعمل على السبب', id, id, '2036-01-01', now() FROM agencies
    WHERE code = 'gov-bns-lu-naser' RETURNING id`);
  const { rows: meetings } = await owner.query<{ id: string }>(`
    INSERT INTO meetings (agency_id, below, asked, title, place, made_at, changed_at)
    SELECT id, true, jsonb_build_object('agency', code, 'tree', 'day', 'from', '2026-06-01', 'to',
      '2026-06-30'), 'اجتماع', '', now(), now() FROM agencies
    WHERE code = 'gov-bns-lu-naser' RETURNING id`);
  await owner.query(`
    INSERT INTO standing_periods (period, from_day, to_day, until_day, computed_at, groups)
    VALUES ('2026', '2026-01-01', '2026-12-31', '2026-07-05', now(), '[]')`);
  await owner.query(
    `INSERT INTO staff_months (agency_id, month, staff_id, work, counted_at, closed_at)
    SELECT id, '2026-05-01', $1, '{}', '2026-06-01', '2026-06-01' FROM agencies
    WHERE code = 'gov-bns-lu-naser'`,
    [member],
  );
  await owner.query(`
    CREATE FUNCTION refuse_writing() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'nothing is written' USING ERRCODE = '57014'; END $$;
    DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT IN ('staff_sessions', 'counted_attempts')
      LOOP EXECUTE format('CREATE TRIGGER nothing_is_written BEFORE INSERT OR UPDATE OR DELETE
        ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing()', t); END LOOP;
    END $$`);
  const [{ id: obstacle }] = obstacles as [{ id: string }];
  const [{ id: cause }] = causes as [{ id: string }];
  const [{ id: meeting }] = meetings as [{ id: string }];
  return { app, owner, complaints, path, member, token, staffId, obstacle, cause, meeting };
}

/** One person, who holds a role at a place and nothing else. */
async function hold({ owner, staffId }: Matrix, role: StandardRole, place: Place): Promise<void> {
  await owner.query('DELETE FROM staff_roles WHERE staff_id = $1', [staffId]);
  await owner.query(
    `INSERT INTO staff_roles (staff_id, role, agency_id) SELECT $1, $2, id FROM agencies WHERE code = $3`,
    [staffId, role, agencies[place]],
  );
}

function sentTo(matrix: Matrix, { name, where }: Tried): Sent & { filed: Filed } {
  const filed = matrix.complaints[statusFor[name] ?? 'answered']!;
  const given: Sent = requests[name]?.(filed) ?? { body: {} };
  const concerned = { code: 'gov-bns-lu-naser', id: matrix.member };
  const path = {
    ...{
      code: 'waste',
      form: 'show',
      size: 'a5',
      look: 'other',
      person: '1',
      opening: '1',
      ...matrix.path,
    },
    ...{ template: 'received', role: 'judge', agency: 'gov-bns-lu-naser', period: '2026' },
    month: '2026-05',
    ...given.path,
    ...(where === 'agency' || where === 'parent' ? { code: concerned.code } : {}),
    ...(where === 'member' || where === 'headed' ? { id: concerned.id } : {}),
    obstacle: matrix.obstacle,
    cause: matrix.cause,
    meeting: matrix.meeting,
    ...(name === 'roleHolders' || name === 'changeRole' ? { code: 'field_officer' } : {}),
  };
  const bodies: Partial<Record<RouteName, object>> = {
    createAgency: { ...given.body, parent: 'gov-bns-lu-naser' },
    moveAgency: { parent: 'gov-bns-diwan' },
    createStaffMember: {
      ...given.body,
      roles: [{ role: 'judge', agency: 'gov-bns-lu-naser' }],
    },
    giveRole: { role: 'examiner', agency: 'gov-bns-lu-naser' },
    gatherComplaint: { ...given.body, cause: matrix.cause },
    holdByObstacle: { ...given.body, obstacle: matrix.obstacle },
    joinComplaint: { leading: matrix.complaints.referred!.number },
  };
  return { path, body: bodies[name] ?? given.body, filed };
}

/** Whether the gate lets the one person through, whoever they are now. */
async function passes(matrix: Matrix, one: Tried): Promise<boolean> {
  const { route, name } = one;
  const { path, body, filed } = sentTo(matrix, one);
  const query = name === 'agencyEffects' ? '?change=close' : '';
  const answer = await matrix.app.http.inject({
    method: route.method,
    url: `/api/v1${addressOf(route.path, filed, { path: path! })}${query}`,
    headers: { authorization: `Bearer ${matrix.token}` },
    ...(route.method === 'GET' ? {} : { payload: body }),
  });
  const { statusCode } = answer;
  if (statusCode < 400) return true;
  const { code } = answer.json().error as { code?: string };
  if (code === undefined) throw new Error(`${name}: ${answer.payload}`);
  if (code === 'internal' || code === 'too_many_requests')
    throw new Error(`${name}: ${answer.payload}`);
  const exact = one.where !== 'own' && one.where !== 'anywhere';
  if (code === 'invalid_input' && exact) throw new Error(`${name}: ${answer.payload}`);
  const notThere = code === 'not_found' && route.path.includes('/:');
  return !refusals.includes(code) && !(notThere && exact);
}

/**
 * Tries every route for some roles at some places.
 *
 * @returns what was let through and should not have been, or the other way round
 */
export async function differences(
  matrix: Matrix,
  only: { roles?: readonly StandardRole[]; routes?: readonly string[] } = {},
): Promise<{ different: string[]; count: number }> {
  const different: string[] = [];
  let count = 0;
  const chosen = tried.filter(
    ({ name, where }) =>
      where !== 'open' && (only.routes?.includes(name) ?? true) && !untried.includes(name),
  );
  for (const role of only.roles ?? standardRoleNames) {
    for (const place of placeNames) {
      await hold(matrix, role, place);
      for (let at = 0; at < chosen.length; at += together) {
        const some = chosen.slice(at, at + together);
        const got = await Promise.all(some.map((one) => passes(matrix, one)));
        for (const [index, { name, route }] of some.entries()) {
          const expected = expectedOf(role, name, route, place);
          count += 1;
          if (expected && narrower.has(name)) continue;
          if (got[index] === expected) continue;
          different.push(`${role} ${place} ${name}: ${got[index] ? 'let in' : 'kept out'}`);
        }
      }
    }
  }
  return { different, count };
}
