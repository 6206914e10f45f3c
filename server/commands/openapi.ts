import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './command.ts';

export const openapi: Command = {
  name: 'openapi',
  summary: 'Prints the description of the API as the server gives it: docs/openapi.json',
  usage: '',
  options: {},
  run: async () => {
    process.stdout.write(`${JSON.stringify(await description(), null, 2)}\n`);
  },
};

/** Asks a server that is composed for the purpose. It never speaks to a database, so none is needed. */
async function description(): Promise<unknown> {
  const { composeApp } = await import('../app.ts');
  const { machineClock } = await import('../platform/clock.ts');
  const { readConfig } = await import('../platform/config.ts');
  const { connect } = await import('../platform/db/connect.ts');
  const { createLog } = await import('../platform/log.ts');
  const folder = mkdtempSync(join(tmpdir(), 'insaf-openapi-'));
  // Not before: a store opens its folder when it pleases, also after the server was closed.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const url = 'postgres://nobody@127.0.0.1:1/nothing';
  const { db, pool, close } = connect(url, { max: 1 });
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder });
  const log = createLog({ level: 'silent' });
  const app = await composeApp({ db, pool, config, log, clock: machineClock });
  try {
    return (await app.http.inject('/api/v1/openapi.json')).json();
  } finally {
    await app.close();
    await close();
  }
}
