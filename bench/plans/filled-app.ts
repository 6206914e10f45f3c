import pg from 'pg';
import { forgetDirectory } from '../../server/features/directory/index.ts';
import { type TestApp, testApp } from '../../server/test/app.ts';
import { fillComplaints } from '../fill/fill-complaints.ts';

/*
 * A whole server over a database that was filled, in which statistics are the same whenever it is made: every
 * row is looked at, not a sample, and nothing looks again while questions are asked.
 */

export type FilledApp = {
  readonly app: TestApp;
  readonly owner: pg.Client;
  readonly close: () => Promise<void>;
};

export async function filledApp(complaints: number): Promise<FilledApp> {
  const app = await testApp();
  const { ctx, database, now: until } = app;
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const close = async () => {
    await owner.end();
    await app.close();
  };
  try {
    await fixStatistics(owner);
    // One thread: rows lie in the same order each time, which is in the statistics too.
    const parts = ['people', 'notices', 'satisfaction'] as const;
    const given = { url: database.url, ctx, complaints, until, parts, threads: 1 };
    await fillComplaints({ ...given, say: (line) => void console.info(line) });
    forgetDirectory(ctx.db);
    return { app, owner, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** PostgreSQL samples 300 rows for each step of the target of the column that has the highest one. */
const wholeTable = 10_000;

/** One column of a table has all its rows looked at; of the others as much is kept as always. */
async function fixStatistics(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `SELECT c.oid::regclass::text AS name,
       (SELECT quote_ident(attname) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum LIMIT 1) AS first
     FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  for (const { name, first } of rows) {
    await owner.query(`ALTER TABLE ${name} SET (autovacuum_enabled = false);
      ALTER TABLE ${name} ALTER COLUMN ${first} SET STATISTICS ${wholeTable}`);
  }
}
