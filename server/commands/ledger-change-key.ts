import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../platform/errors.ts';
import { type Command, say } from './command.ts';

export const ledgerChangeKey: Command = {
  name: 'ledger change-key',
  summary:
    'Changes the key that signs the heads of the ledger; both keys sign the change. Servers are started anew after it',
  usage: '[--to FILE]',
  options: { to: { type: 'string' } },
  run: async (given) => {
    const { changeKey } = await import('../features/ledger/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    await withCtx(async (ctx) => {
      const { DATA_DIR, LEDGER_KEY } = ctx.config;
      const own = join(DATA_DIR, 'ledger-key');
      const fresh = typeof given.to === 'string' ? given.to : `${own}.new`;
      // Written before it is used, so that whatever happens then, it is there; and taken up where it is.
      if (!existsSync(fresh) && given.to === undefined) {
        writeFileSync(fresh, `${randomBytes(32).toString('base64')}\n`, {
          mode: 0o600,
          flush: true,
        });
      }
      const seed = Buffer.from(textOf(fresh), 'base64');
      if (seed.length !== 32) throw new CannotStart(`${fresh} does not hold 32 bytes in base 64.`);
      const key = await changeKey(ctx, seed);
      if (given.to === undefined && existsSync(own) && textOf(own) === LEDGER_KEY) {
        renameSync(fresh, own);
        say(`The ledger is signed with the key in ${own} from now on. Start every server anew.`);
      } else {
        say(`Set LEDGER_KEY to what ${fresh} holds, and start every server anew.`);
      }
      say(
        'Until then what happens is entered, and waits. Publish the new key where the old one is:',
      );
      say(key);
    });
  },
};

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CannotStart(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
