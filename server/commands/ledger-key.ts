import { type Command, say } from './command.ts';

export const ledgerKeyCommand: Command = {
  name: 'ledger key',
  summary: 'Prints the key that heads of the ledger are checked with, to be published elsewhere',
  usage: '',
  options: {},
  run: async () => {
    const { readKey } = await import('../features/ledger/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    say(await withCtx(readKey));
  },
};
