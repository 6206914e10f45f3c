import { readFile } from 'node:fs/promises';
import { CannotStart } from '../platform/errors.ts';
import { type Command, progress, say } from './command.ts';

/** How many findings are printed; all are counted. */
const printed = 2000;

export const ledgerAudit: Command = {
  name: 'ledger audit',
  summary:
    'Compares the whole database with the ledger, and the ledger with heads kept elsewhere; ends with 1 when anything differs',
  usage: '[--checkpoint FILE] …',
  options: { checkpoint: { type: 'string', multiple: true } },
  run: async (given) => {
    const files = Array.isArray(given.checkpoint) ? given.checkpoint.map(String) : [];
    const heads = await Promise.all(files.map(headOf));
    const { auditLedger, findingLine } = await import('../features/audit/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    let count = 0;
    const waiting = await withCtx((ctx) =>
      auditLedger(ctx, heads, {
        found: (finding) => {
          count += 1;
          if (count <= printed) say(findingLine(finding));
        },
        progress,
      }),
    );
    if (waiting > 0) progress(`${waiting} entries wait to be sequenced`);
    if (count === 0) return say('Everything is as the ledger says');
    if (count > printed) say(`… and ${count - printed} more`);
    throw new CannotStart(
      `The ledger says otherwise in ${count} ${count === 1 ? 'place' : 'places'}.`,
    );
  },
};

async function headOf(file: string) {
  try {
    return { name: file, note: await readFile(file, 'utf8') };
  } catch (error) {
    throw new CannotStart(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
