import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerKeys } from 'insaf-verify/key-changes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { headsFolder, knownKeys, ledgerKey } from '../../ledger/index.ts';
import { countWaiting } from '../queries.ts';
import type { Finding } from '../rules/finding.ts';
import { auditComplaints } from './audit-complaints.ts';
import { auditTree, type KnownHead } from './audit-tree.ts';

/** Who is told meanwhile: of what is found, at once, and how far it has come. */
export type Told = {
  readonly found: (finding: Finding) => void;
  readonly progress: (line: string) => void;
};

/**
 * Compares the whole database with the ledger, and the ledger with every head that is known: those it
 * keeps, those of `DATA_DIR/ledger`, and those that are given, which are worth the most when they come
 * from outside. It holds one bundle of leaves in memory at a time, and the server may go on working.
 *
 * @returns how many entries wait to be sequenced, which is no fault
 */
export async function auditLedger(
  ctx: Ctx,
  given: readonly KnownHead[],
  told: Told,
): Promise<number> {
  // The key of the settings is trusted, and others as far as it says that it followed them.
  const keys = ledgerKeys(await ledgerKey(ctx), (await knownKeys(ctx)).changes);
  const heads = [...(await keptHeads(headsFolder(ctx))), ...given];
  await auditTree(ctx, ctx.db, { keys, heads, told });
  await auditComplaints(ctx.db, told);
  return countWaiting(ctx.db);
}

async function keptHeads(folder: string): Promise<KnownHead[]> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => /^checkpoint(-\d{4}-\d\d-\d\d)?$/.test(name));
  return Promise.all(
    wanted.map(async (name) => ({ name, note: await readFile(join(folder, name), 'utf8') })),
  );
}
