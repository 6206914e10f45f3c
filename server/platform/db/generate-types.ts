/**
 * `npm run db:types`: writes tables.generated.ts, the row types of a database that only the
 * migrations made. `bigint` is a string as pg gives it, `timestamptz` a Date, `date` a string
 * (connect.ts reads it so). Only the schema `public`: how migrations and jobs keep their own tables
 * is nobody's business here.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateOptions, generate, PostgresDialect } from 'kysely-codegen';
import { connect } from './connect.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

/** The file that is committed. */
export const typesFile = join(import.meta.dirname, 'tables.generated.ts');

/**
 * The text of tables.generated.ts as the migrations say it now; writes nothing.
 * @param url a migrated database; a PostgreSQL is started for the purpose when absent.
 */
export async function generateTypes(url?: string): Promise<string> {
  if (url) return typesOf(url);
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-types-'));
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      await migrate(postgres.url);
      return await typesOf(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function typesOf(url: string): Promise<string> {
  const { db, close } = connect(url, { max: 5, applicationName: 'insaf types' });
  try {
    return await generate({
      db: db as unknown as GenerateOptions['db'], // it sees Kysely's other, CommonJS, build
      dialect: new PostgresDialect({ dateParser: 'string', defaultSchemas: ['public'] }),
      includePattern: 'public.*',
      outFile: null,
      typeOnlyImports: true,
    });
  } finally {
    await close();
  }
}

if (import.meta.main) {
  writeFileSync(typesFile, await generateTypes());
  console.log(`Wrote ${typesFile}`);
}
