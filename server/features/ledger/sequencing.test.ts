import fc from 'fast-check';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { leafHash } from 'insaf-verify/hashes.ts';
import { parseVerifierKey } from 'insaf-verify/keys.ts';
import { entriesIn, tilePath } from 'insaf-verify/tiles.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { naiveRoot } from '../../../verify/test/naive-tree.ts';
import { type Connection, connect } from '../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { file } from '../../test/journey.ts';
import { enterLeaf, keepSequencing, readHead, sequence } from './index.ts';

let app: TestApp;
let owner: Connection;
beforeAll(async () => {
  app = await testApp();
  owner = connect(app.database.url, { max: 2 });
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** Something small to be entered; of no complaint. */
async function enter(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const leaf = { type: 'export', at: app.now, complaint: null } as const;
    await enterLeaf(app.ctx.db, { ...leaf, by: 'staff', agencyId: 1, parts: { rows: at } });
  }
}

const get = (path: string) => app.http.inject(path);

async function head() {
  const key = parseVerifierKey((await get('/ledger/key')).payload)!;
  const opened = openCheckpoint((await get('/ledger/checkpoint')).payload, key);
  if ('failure' in opened) throw new Error(opened.failure);
  return opened.checkpoint;
}

/** All entries as the public reads them. */
async function published(size: number): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (let index = 0; index * 256 < size; index += 1) {
    const width = Math.min(256, size - index * 256);
    const { rawPayload } = await get(`/ledger/${tilePath({ level: 'entries', index, width })}`);
    found.push(...entriesIn(rawPayload)!);
  }
  return found;
}

test('there is no head before the first entry, and no tile', async () => {
  expect((await get('/ledger/checkpoint')).statusCode).toBe(404);
  expect((await get('/ledger/tile/0/000')).statusCode).toBe(404);
});

test('in whatever portions entries come, the head is the root of a naive tree over all of them', async () => {
  const portions = fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(portions, async (counts) => {
      for (const count of counts) {
        await enter(count);
        await sequence(app.ctx);
      }
      const { size, root } = await head();
      const leaves = (await published(size)).map(leafHash);
      expect(leaves).toHaveLength(size);
      expect(naiveRoot(leaves)).toEqual(root);
    }),
    { numRuns: 4, seed: 7 },
  );
  expect((await head()).size).toBeGreaterThan(512);
});

test('full tiles may be kept for ever, the last one and the head may not; all by any page', async () => {
  const { size } = await head();
  const cached = async (path: string) => {
    const { headers, statusCode } = await get(path);
    expect(statusCode, path).toBe(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    return headers['cache-control'];
  };
  const forEver = 'public, max-age=31536000, immutable';
  expect(await cached('/ledger/tile/0/000')).toBe(forEver);
  expect(await cached('/ledger/tile/entries/000')).toBe(forEver);
  const last = { level: 1, index: 0, width: Math.floor(size / 256) };
  expect(await cached(`/ledger/${tilePath(last)}`)).not.toContain('immutable');
  expect(await cached('/ledger/checkpoint')).toBe('public, max-age=1');
  // A tile that grew has the same beginning.
  const grown = await get('/ledger/tile/0/000.p/5');
  expect(grown.rawPayload).toEqual((await get('/ledger/tile/0/000')).rawPayload.subarray(0, 160));
  for (const none of ['0/999', '1/000', '1/x000/001', 'entries/../key', '64/000']) {
    expect((await get(`/ledger/tile/${none}`)).statusCode, none).toBe(404);
  }
});

test('two servers that sequence at once enter everything once, each complaint in its order', async () => {
  const other = connect(app.database.url, { max: 4, role: 'insaf_app' });
  const ctxs = [app.ctx, { ...app.ctx, db: other.db }];
  const before = (await head()).size;
  let filing = true;
  const filings = Array.from({ length: 6 }, () => Promise.all([file(app), file(app), file(app)]));
  const sequencing = ctxs.map(async (ctx) => {
    let turns = 0;
    while (filing || turns < 200) {
      const done = await sequence(ctx).catch((error) => {
        // Two that begin in one moment: the second is told to try again.
        if (error.code === '40001') return null;
        throw error;
      });
      turns = filing ? 0 : done?.entries === 0 ? 200 : turns + 1;
    }
  });
  await Promise.all(filings);
  filing = false;
  await Promise.all(sequencing);
  await other.close();
  const { size, root } = await head();
  expect(size).toBe(before + 18);
  expect(naiveRoot((await published(size)).map(leafHash))).toEqual(root);
  const { rows } = await owner.pool.query(
    'SELECT count(DISTINCT leaf)::int AS leaves FROM ledger_complaints, unnest(leaves) AS leaf',
  );
  expect(rows[0].leaves).toBe(18);
});

test('a server that dies before the end has sequenced nothing, and the next one does', async () => {
  await enter(3);
  const before = await head();
  await owner.pool.query(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
    ALTER FUNCTION die() SECURITY DEFINER;
    CREATE TRIGGER dies BEFORE INSERT ON ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION die()`);
  const dying = connect(app.database.url, { max: 1, role: 'insaf_app' });
  await expect(sequence({ ...app.ctx, db: dying.db })).rejects.toThrow();
  await dying.close();
  expect(await head()).toEqual(before);
  await owner.pool.query('DROP TRIGGER dies ON ledger_checkpoints');
  expect((await sequence(app.ctx))?.entries).toBe(3);
  expect((await head()).size).toBe(before.size + 3);
});

test('with two servers running, what is filed has its leaf before long', async () => {
  const running = [keepSequencing(app.ctx), keepSequencing({ ...app.ctx })];
  const before = await head();
  await file(app);
  await expect.poll(async () => (await head()).size).toBe(before.size + 1);
  await Promise.all(running.map(({ stop }) => stop()));
});

test('what no move or event stands behind is not entered, and holds nothing up', async () => {
  const before = await head();
  await owner.pool.query(`INSERT INTO ledger_waiting_entries (complaint_number, seq)
    VALUES (123456789012, 1)`);
  await enter(1);
  await sequence(app.ctx);
  expect((await head()).size).toBe(before.size + 1);
});

test('the subtrees of subtrees stand where 65,536 leaves are full', async () => {
  const bare = await testApp();
  const roots = Array.from({ length: 255 }, (_, at) => leafHash(`subtree ${at}`));
  await bare.database.pool.query(
    `INSERT INTO ledger_subtrees SELECT 1, no - 1, decode(hash, 'hex')
     FROM unnest($1::text[]) WITH ORDINALITY AS given (hash, no)`,
    [roots.map((hash) => Buffer.from(hash).toString('hex'))],
  );
  await bare.database.pool.query(
    "INSERT INTO ledger_checkpoints (size, at, note) VALUES (65280, '2026-07-05', '')",
  );
  // Without the directory, which is entered when it is loaded.
  await bare.database.pool.query('DELETE FROM ledger_waiting_entries');
  await Promise.all(
    Array.from({ length: 256 }, () =>
      enterLeaf(bare.ctx.db, {
        ...{ type: 'export', at: bare.now, complaint: null, by: 'system', agencyId: null },
        parts: {},
      }),
    ),
  );
  await sequence(bare.ctx);
  const last = await bare.http.inject('/ledger/tile/1/000');
  expect(last.rawPayload).toHaveLength(8192);
  const own = last.rawPayload.subarray(255 * 32);
  const top = await bare.http.inject('/ledger/tile/2/000.p/1');
  expect(new Uint8Array(top.rawPayload)).toEqual(naiveRoot([...roots, new Uint8Array(own)]));
  const note = await readHead(bare.ctx);
  expect(note?.split('\n')[2]).toBe(Buffer.from(top.rawPayload).toString('base64'));
  await bare.close();
});
