import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { everything } from '../../test/everything.ts';
import { accepted, type Filed, file, move, naser, reply, settled } from '../../test/journey.ts';

/*
 * What no route, bulk act, job or import can do, because the database refuses it: statements written as
 * the role the server works as, each in a transaction of its own that begins like an honest move.
 */

let app: TestApp;
let unproven: Filed;
let proven: Filed;
beforeAll(async () => {
  app = await testApp();
  unproven = await accepted(app);
  await move(app, naser, unproven, 'replies', reply([]));
  proven = await settled(app);
});
afterAll(() => app.close());

/** A statement for each step. $1 is the complaint that is not proven, $2 the settled one. */
type Attack = readonly string[];

const judged = `UPDATE replies SET verdict = 'settled', verdict_at = now(),
  verdict_by_id = (SELECT judge_id FROM complaints WHERE number = $1), verdict_staff_id = 'x'
  WHERE complaint_number = $1`;
const entry = (to: string) => `INSERT INTO history_entries
  (complaint_number, seq, at, verb, from_status, to_status, actor, holder_id)
  SELECT number, version + 1, now(), 'settle', status, '${to}', 'system', holder_id
  FROM complaints WHERE number = $1`;
const change = (to: string) => `UPDATE complaints SET status = '${to}', version = version + 1,
  clock = NULL, clock_state = 'stopped', due_at = NULL, next_step_at = NULL, clock_since = NULL,
  clock_minutes = NULL, minutes_left = NULL, waits_until = now()
  WHERE number = $1`;

/** SQLSTATE 23: a constraint or a trigger says no; 42501: it is not granted, or append-only. */
const refusals = /^(23|42501)/;

async function tryAttack(attack: Attack): Promise<string> {
  const client = await app.database.pool.connect();
  try {
    await client.query('BEGIN');
    for (const statement of attack) await client.query(named(statement));
    await client.query('COMMIT');
    return 'done';
  } catch (error) {
    await client.query('ROLLBACK');
    const { code, message } = error as Error & { code: string };
    return `${code} ${message}`;
  } finally {
    client.release();
  }
}

/** With the numbers in place of $1 and $2; they are digits and nothing else. */
function named(statement: string): string {
  return statement.replaceAll('$1', unproven.number).replaceAll('$2', proven.number);
}

const attacks: Record<string, readonly [says: string, ...attack: Attack]> = {
  'settling without an entry in the history': ['its history says answered', change('settled')],
  'settling with an entry, without a verdict': [
    'without a reply that is proven',
    entry('settled'),
    change('settled'),
  ],
  'settling with an entry and a verdict, against an item that is not met': [
    'without a reply that is proven',
    judged,
    entry('settled'),
    change('settled'),
  ],
  'closing what was never settled': [
    'cannot be closed from answered',
    judged,
    entry('closed'),
    change('closed'),
  ],
  'calling an item met': [
    'evaluated once',
    `UPDATE evidence_items SET state = 'met' WHERE complaint_number = $1`,
  ],
  'accepting what is not met': [
    'violates check constraint',
    `UPDATE evidence_items SET accepted_at = now(), accepted_by = 'x', accepted_reason = 'لا بأس'
     WHERE complaint_number = $1`,
  ],
  'removing the items': [
    'evaluated once',
    'DELETE FROM evidence_items WHERE complaint_number = $1',
  ],
  'giving the items to another reply': [
    'evaluated once',
    'UPDATE evidence_items SET reply_no = reply_no + 1 WHERE complaint_number = $1',
  ],
  'emptying the table of items': ['permission denied', 'TRUNCATE evidence_items'],
  'claiming less, so that less has to be proven': [
    'stays as it was given',
    `UPDATE replies SET claim = 'explained' WHERE complaint_number = $1`,
  ],
  'giving a reply to another complaint': [
    'stays as it was given',
    'UPDATE replies SET complaint_number = $1, reply_no = 9 WHERE complaint_number = $2',
  ],
  'removing a reply': [
    'stays as it was given',
    'DELETE FROM reply_files WHERE complaint_number = $2',
    'DELETE FROM replies WHERE complaint_number = $2',
  ],
  'judging a reply that was judged': [
    'judged once',
    `UPDATE replies SET verdict = 'waiting', verdict_by_id = NULL WHERE complaint_number = $2`,
  ],
  'settling by a reply that the judge never had': [
    'without a reply that is proven',
    'UPDATE complaints SET reply_no = 7 WHERE number = $1',
    entry('settled'),
    change('settled'),
  ],
  'settling by a new reply that shows nothing': [
    'without a reply that is proven',
    `INSERT INTO replies (complaint_number, reply_no, agency_id, staff_id, at, claim, text, verdict,
       verdict_at, verdict_by_id)
     SELECT number, reply_no + 1, holder_id, 'x', now(), 'cause_removed', 'تم', 'settled', now(),
       judge_id FROM complaints WHERE number = $1`,
    'UPDATE complaints SET reply_no = reply_no + 1 WHERE number = $1',
    entry('settled'),
    change('settled'),
  ],
  'settling by the agency that answered': [
    'violates check constraint',
    `UPDATE replies SET verdict = 'settled', verdict_at = now(), verdict_by_id = agency_id
     WHERE complaint_number = $1`,
  ],
  'bringing a complaint in that is settled already': [
    'without a reply that is proven',
    `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
       received_at, holder_id, holder_path, clock_state, waits_until)
     SELECT 100000000000, kind, 'settled', 1, channel, language, text, 0, now(), holder_id,
       holder_path, 'stopped', now() FROM complaints WHERE number = $1`,
    `INSERT INTO history_entries (complaint_number, seq, at, verb, to_status, actor, holder_id)
     SELECT 100000000000, 1, now(), 'receive', 'settled', 'system', holder_id
     FROM complaints WHERE number = $1`,
  ],
  'bringing a complaint in that is dismissed, without a history': [
    'its history says <NULL>',
    `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
       received_at, holder_id, holder_path, clock_state)
     SELECT 100000000000, kind, 'dismissed', 1, channel, language, text, 0, now(), holder_id,
       holder_path, 'stopped' FROM complaints WHERE number = $1`,
  ],
  'putting a complaint back to what it once was': [
    'its history says settled',
    `UPDATE complaints SET status = 'received', version = 1, waits_until = NULL, due_at = now(),
       clock_state = 'running' WHERE number = $2`,
  ],
  'writing an entry that changes nothing': ['its history says answered', entry('answered')],
  'writing an entry that begins elsewhere': [
    'does not begin where the one before ended',
    entry('settled').replace(', status,', ", 'referred',"),
    change('settled'),
  ],
  'leaving an entry out': [
    'does not begin where the one before ended',
    entry('withdrawn').replace('version + 1', 'version + 2'),
    change('withdrawn').replace('version + 1', 'version + 2'),
  ],
  'changing an entry': [
    'permission denied',
    `UPDATE history_entries SET to_status = 'settled' WHERE seq = 1`,
  ],
  'removing an entry': ['permission denied', 'DELETE FROM history_entries WHERE seq = 1'],
  'putting the triggers out of the way': [
    'must be owner',
    'ALTER TABLE complaints DISABLE TRIGGER ALL',
  ],
  'acting as a replica, for which triggers rest': [
    'permission denied',
    `SET session_replication_role = replica`,
  ],
  'making the deferred checks of another kind': [
    'must be owner',
    'DROP TRIGGER complaints_settled_is_proven ON complaints',
  ],
};

describe('the database refuses', () => {
  test.for(Object.entries(attacks))('%s', async ([, [says, ...attack]]) => {
    const before = await everything(app.database.db);
    const refused = await tryAttack(attack);
    expect(refused).toMatch(refusals);
    expect(refused).toContain(says);
    expect(await everything(app.database.db)).toEqual(before);
  });
});

test('the same statements pass where they are honest, so no refusal above is for their shape', async () => {
  const filed = await accepted(app);
  await move(app, naser, filed, 'replies', reply([], { claim: 'explained' }));
  const honest = [judged, entry('settled'), change('settled')];
  const statements = honest.map((statement) => statement.replaceAll('$1', filed.number));
  expect(await tryAttack(statements)).toBe('done');
  const withdrawn = await file(app);
  const other = [
    entry('withdrawn'),
    change('withdrawn').replace('waits_until = now()', 'grade = 1'),
  ];
  expect(await tryAttack(other.map((each) => each.replaceAll('$1', withdrawn.number)))).toBe(
    'done',
  );
});

test('what was judged can still have its words erased', async () => {
  const erased = await tryAttack([`UPDATE replies SET text = '' WHERE complaint_number = $2`]);
  expect(erased).toBe('done');
});
