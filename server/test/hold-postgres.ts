/*
 * A server reduced to its PostgreSQL, for tests that kill it: `node hold-postgres.ts FOLDER`.
 * Prints one line of JSON when PostgreSQL answers, stops it on SIGINT, and ends with 1 and one line
 * when it cannot start or PostgreSQL ends by itself.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres.ts';
import { CannotStart } from '../platform/errors.ts';

const fail = (line: string) => {
  console.error(line);
  process.exit(1);
};

try {
  const postgres = await startEmbeddedPostgres({
    dataDir: process.argv[2] as string,
    onProgress: (line) => console.log(line),
    onExit: fail,
  });
  process.on('SIGINT', async () => {
    await wait(300); // a server finishes its requests first, and PostgreSQL must still be there
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('select 1');
    await client.end();
    console.log('PostgreSQL outlived the signal');
    await postgres.stop();
    console.log('stopped');
    process.exit(0);
  });
  console.log(JSON.stringify({ url: postgres.url, processes: postgres.processes }));
  setInterval(() => undefined, 1000);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  fail(error.message);
}
