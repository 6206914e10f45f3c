import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeApp } from '../server/app.ts';
import { machineClock } from '../server/platform/clock.ts';
import { readConfig } from '../server/platform/config.ts';
import { connect } from '../server/platform/db/connect.ts';
import { createLog } from '../server/platform/log.ts';
import { buildWhenChanged } from '../web/build/build-when-changed.ts';

/**
 * The text of docs/openapi.json: what a server composed of all features answers at
 * /api/v1/openapi.json, so the file cannot say more or less than the server does.
 * @param url a migrated database
 */
export async function printOpenapi(url: string): Promise<string> {
  // A server has its pages; in a fresh checkout nobody has built them yet.
  await buildWhenChanged(() => undefined);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insaf-openapi-'));
  // Not before: a store opens its folder when it pleases, also after the server was closed.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const { db, pool, close } = connect(url, { max: 2, applicationName: 'insaf check' });
  try {
    const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir });
    const log = createLog({ level: 'silent' });
    const app = await composeApp({ db, pool, config, log, clock: machineClock });
    try {
      const reply = await app.http.inject('/api/v1/openapi.json');
      if (reply.statusCode !== 200) throw new Error(`the server answers ${reply.statusCode}`);
      return `${JSON.stringify(reply.json(), null, 2)}\n`;
    } finally {
      await app.close();
    }
  } finally {
    await close();
  }
}
