/*
 * One PostgreSQL for a whole test run, in a folder that goes with it, and in it `insaf_template`: an
 * empty database brought up by the server's own migrations. Test files clone it (test/database.ts).
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { lockFolder } from '../platform/db/embedded/folder-lock.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres.ts';
import { migrate } from '../platform/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The run's PostgreSQL: its maintenance database, as superuser. */
    postgresUrl: string;
    /** Why the template could not be migrated: what every test that wants a database then says. */
    templateFault: string | null;
  }
}

const prefix = 'insaf-test-';
const template = 'insaf_template';
const aDay = 24 * 60 * 60 * 1000;

/** Vitest calls this before the first file, and what it returns after the last. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // What else lasts for a run lies there too; the processes of the run inherit it.
  process.env.TEST_RUN_FOLDER = dataDir;
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    onExit: (reason) => console.error(reason),
  });
  const remake = async () => {
    const fault = await remakeTemplate(postgres.url).then(
      () => null,
      (error: Error) => error.message,
    );
    project.provide('templateFault', fault); // tests that need no database still run
  };
  project.provide('postgresUrl', postgres.url);
  await remake();
  project.onTestsRerun(remake); // a migration may be what changed
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function remakeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
  } finally {
    await client.end();
  }
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
}

/** Removes what runs left behind that were killed, a day ago or more. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - statSync(folder).mtimeMs < aDay) continue;
      lockFolder(folder).release();
      rmSync(folder, { recursive: true });
    } catch {
      // another user's, or still at work
    }
  }
}
