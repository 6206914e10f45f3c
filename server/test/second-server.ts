import { composeApp } from '../app.ts';
import type { TestApp } from './app.ts';

/** Another server on the database of a test's server, with its settings and its clock. Close it first. */
export async function secondServer({ ctx, database }: TestApp) {
  const { config, log, clock } = ctx;
  const second = await composeApp({ db: database.db, pool: database.pool, config, log, clock });
  await second.http.ready();
  return second;
}
