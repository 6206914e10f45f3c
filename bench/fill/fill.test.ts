import { nextStatus, type Status, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLedger, type Finding, findingLine } from '../../server/features/audit/index.ts';
import { openIdentity } from '../../server/features/complainants/index.ts';
import { forgetDirectory } from '../../server/features/directory/index.ts';
import { findLikePhotos } from '../../server/features/evidence/queries.ts';
import { printFromBytes } from '../../server/features/evidence/rules/photo-print-bytes.ts';
import { countFigures } from '../../server/features/figures/index.ts';
import { trackingCode } from '../../server/features/intake/index.ts';
import { testApp } from '../../server/test/app.ts';
import { bytesOfTables, linesOfBytes } from './bytes.ts';
import { parts } from './chunk.ts';
import { fillComplaints } from './fill-complaints.ts';

/* A whole server over a database that was filled: what is there is possible, and is read as if it had been filed. */

const complaints = 600;
let app: Awaited<ReturnType<typeof testApp>>;
let owner: pg.Client;

beforeAll(async () => {
  app = await testApp();
  const { ctx, database, now: until, uploads } = app;
  const { storage } = uploads;
  const given = { url: database.url, ctx, complaints, agencies: 300, until, parts, storage };
  await fillComplaints(given);
  forgetDirectory(ctx.db);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const rowsOf = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows;

test('every history is one that the lifecycle allows, forward in time, and ends where its complaint is', async () => {
  const seen = new Set<string>();
  const all = await rowsOf(`SELECT h.*, c.status, c.version FROM history_entries h
    JOIN complaints c ON c.number = h.complaint_number ORDER BY h.complaint_number, h.seq`);
  const histories = Map.groupBy(all, (row) => row.complaint_number);
  expect(histories.size).toBe(complaints);
  for (const moves of histories.values()) {
    let [status, previous]: (Status | null)[] = [null, null];
    let last = 0;
    for (const { seq, at, verb, actor, from_status, to_status } of moves) {
      expect(from_status).toBe(status);
      if (verb !== 'receive') {
        expect(nextStatus(verb as Verb, status!, actor, previous!)).toEqual({ to: to_status });
      }
      expect(at.getTime()).toBeGreaterThanOrEqual(last);
      expect(at.getTime()).toBeLessThanOrEqual(app.now.getTime());
      if (to_status === 'incomplete') previous = status!;
      [status, last] = [to_status, at.getTime()];
      seen.add(verb);
      expect(seq).toBe(moves.findIndex((move) => move.seq === seq) + 1);
    }
    expect([moves.length, status]).toEqual([moves[0].version, moves[0].status]);
  }
  expect(seen.size).toBeGreaterThan(17);
});

test('what the database refuses at every change it does not refuse of any that was filled', async () => {
  await owner.query(
    'UPDATE complaints SET status = status, version = version, reply_no = reply_no',
  );
  const references = await rowsOf(`SELECT conrelid::regclass::text AS of, conname AS name,
    pg_get_constraintdef(oid) AS made FROM pg_constraint WHERE contype = 'f'`);
  expect(references.length).toBeGreaterThan(60);
  for (const { of, name, made } of references) {
    await owner.query(
      `ALTER TABLE ${of} DROP CONSTRAINT "${name}", ADD CONSTRAINT "${name}" ${made}`,
    );
  }
});

test('the ledger has an entry of everything, and the audit finds nothing that differs', async () => {
  const found: string[] = [];
  const told = {
    found: (each: Finding) => void found.push(findingLine(each)),
    progress: () => undefined,
  };
  const waiting = await auditLedger(app.ctx, [], told);
  expect({ found: found.slice(0, 10), waiting }).toEqual({ found: [], waiting: 0 });
  const [{ leaves }] = await rowsOf('SELECT max(size)::int AS leaves FROM ledger_checkpoints');
  expect(leaves).toBeGreaterThan(complaints * 8);
});

test('fewer people than complaints, who are found by their telephone', async () => {
  const [{ people, different }] = await rowsOf(
    'SELECT count(*)::int AS people, count(DISTINCT phone_hash)::int AS different FROM complainants',
  );
  expect(people).toBeGreaterThan(complaints);
  expect(different).toBeLessThan(0.8 * people);
  const [often] = await rowsOf(`SELECT * FROM complainants WHERE phone_hash = (SELECT phone_hash
    FROM complainants WHERE phone_hash IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)`);
  const { phone, name } = await openIdentity(app.ctx.keys, often);
  const reply = await app.call('POST', '/callers', { as: 'call_agent@system', body: { phone } });
  expect(reply.status).toBe(200);
  expect(reply.body.people.map((each: { name: string }) => each.name)).toContain(name);
  expect(reply.body.complaints.length).toBeGreaterThan(1);
});

test('a complaint is tracked by number and code, and its reply shows a photo that opens', async () => {
  const [{ number }] = await rowsOf(`SELECT complaint_number AS number FROM uploads
    JOIN replies r USING (complaint_number, reply_no)
    WHERE kind = 'photo' AND r.verdict = 'settled' ORDER BY 1 LIMIT 1`);
  const code = trackingCode(app.ctx.sealing.keyFor('tracking-code'), number, 1);
  const body = { number, code };
  const tracked = await app.call('POST', '/tracking', { body });
  expect(tracked.status).toBe(200);
  const proven = await app.call('POST', '/tracking/proof', { body });
  expect(proven.body.entries.length).toBeGreaterThan(3);
  const [{ id }] = await rowsOf(
    `SELECT id FROM uploads WHERE complaint_number = $1 AND kind = 'photo' ORDER BY reply_no DESC LIMIT 1`,
    [number],
  );
  const shown = await app.call('GET', `/complaints/${number}/files/${id}/show`, {
    as: 'supervisor@cabinet',
  });
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/webp']);
});

const readers = ['examiner@system', 'judge@system', 'supervisor@cabinet', 'head@gov-bns'];

test.each(readers)('the queue of %s has what they may see, and each opens', async (as) => {
  const queue = await app.call('GET', '/queue', { as });
  const list = await app.call('GET', '/complaints?limit=20', { as });
  expect([queue.status, list.status]).toEqual([200, 200]);
  expect(list.body.complaints.length).toBeGreaterThan(2);
  for (const { number } of list.body.complaints.slice(0, 5)) {
    const whole = await app.call('GET', `/complaints/${number}`, { as });
    expect([whole.status, whole.body.number]).toEqual([200, number]);
  }
});

test('what is open is found by the words of its people', async () => {
  const [{ text, number }] = await rowsOf(
    `SELECT text, number FROM complaints WHERE status = 'received' ORDER BY number LIMIT 1`,
  );
  const words = text.split(' ').slice(0, 6).join(' ');
  const path = `/complaints?limit=50&words=${encodeURIComponent(words)}`;
  const found = await app.call('GET', path, { as: 'supervisor@cabinet' });
  expect(found.body.complaints.map((each: { number: string }) => each.number)).toContain(number);
});

test('a photo of a reply would be found if it were used again', async () => {
  const [row] = await rowsOf('SELECT * FROM photo_prints ORDER BY complaint_number LIMIT 1');
  const [likest] = await findLikePhotos(app.ctx.db, printFromBytes(row.print), '0');
  expect(likest?.uploadId).toBe(row.upload_id);
});

test('figures are counted from what was filled', async () => {
  await countFigures(app.ctx, { wait: true });
  const [{ counted }] = await rowsOf(
    'SELECT count(DISTINCT complaint_number)::int AS counted FROM complaint_figures',
  );
  expect(counted).toBe(complaints);
  const path = '/figures/review?from=2025-07-01&to=2026-06-30';
  expect((await app.call('GET', path, { as: 'supervisor@cabinet' })).status).toBe(200);
});

test('what each table takes is told, with its indexes and what is kept aside, and adds up to the whole', async () => {
  const tables = await bytesOfTables(owner, complaints);
  const of = (name: string) => tables.find((table) => table.name === name)!;
  const [{ heap, whole }] = await rowsOf(`SELECT pg_relation_size('notices') AS heap,
    sum(pg_total_relation_size(oid)) AS whole
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`);
  expect(of('notices').rows * complaints).toBeCloseTo(Number(heap));
  for (const { total, rows, indexes, aside } of tables) {
    expect(rows + indexes + aside).toBeCloseTo(total);
  }
  expect(tables.reduce((sum, { total }) => sum + total, 0) * complaints).toBeCloseTo(Number(whole));
  const lines = linesOfBytes(tables, of('notices').total);
  expect(lines.some((line) => line.startsWith('notices '))).toBe(true);
  expect(lines.some((line) => line.startsWith('ledger_checkpoints '))).toBe(false);
  expect(lines.at(-1)).toContain(Math.round(Number(whole) / complaints).toLocaleString('en'));
});

test('notices leave a tenth of a page free for the changes of their first minutes, and no more', async () => {
  const [{ rows, bytes }] = await rowsOf(`SELECT sum(pg_column_size(n.*) + 4) AS rows,
    pg_relation_size('notices') AS bytes FROM notices n`);
  expect(Number(rows) / Number(bytes)).toBeGreaterThan(0.8);
});
