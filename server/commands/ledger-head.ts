import { CannotStart } from '../platform/errors.ts';
import type { Command } from './command.ts';

export const ledgerHead: Command = {
  name: 'ledger head',
  summary: 'Prints the newest signed head of the ledger, to be published elsewhere',
  usage: '[--witnessed]',
  options: { witnessed: { type: 'boolean' } },
  run: async (given) => {
    const { readHead } = await import('../features/ledger/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const head = await withCtx((ctx) => readHead(ctx, given.witnessed === true));
    if (head === undefined) throw new CannotStart('There is no such head yet.');
    process.stdout.write(head);
  },
};
