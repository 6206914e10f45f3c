import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/context.ts';
import { keyRing } from '../platform/keys/key-ring.ts';
import { createLog } from '../platform/log.ts';
import { sealingWith } from '../platform/sealing.ts';
import { testDatabase } from './database.ts';

/**
 * What an action works with, on a database of its own and without the rest of the server: for features
 * that need no other. `at` moves the clock, which stands still otherwise.
 */
export async function bareCtx({ settings = {} }: { settings?: Record<string, string> } = {}) {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...settings });
  let now = new Date('2026-07-05T09:00:00Z');
  const ctx: Ctx = {
    db: database.db,
    config,
    clock: () => now,
    log: createLog({ level: config.LOG_LEVEL }),
    sealing: sealingWith(config.INSAF_SECRET),
    keys: keyRing(database.db, config),
    announce: async (_db, { name }) => {
      throw new Error(`nobody listens to ${name}`);
    },
  };
  return {
    ctx,
    database,
    folder,
    at: (instant: string) => {
      now = new Date(instant);
    },
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
