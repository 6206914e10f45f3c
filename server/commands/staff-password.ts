import { newStaffMember } from '@insaf/contract/staff.ts';
import { CannotStart, Refusal } from '../platform/errors.ts';
import { type Command, needed, say, WrongUse } from './command.ts';
import { readPassword } from './read-password.ts';

export const staffPassword: Command = {
  name: 'staff password',
  summary: 'Sets a password anew and ends every session of the account',
  usage: '--email ADDRESS [--password-stdin]',
  options: { email: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
  run: async (given) => {
    const email = needed(given, 'email');
    const { password, generated } = await readPassword(given);
    const read = newStaffMember.shape.password.safeParse(password);
    if (!read.success) throw new WrongUse(`the password: ${read.error.issues[0]?.message}`);
    const { setPassword } = await import('../features/staff/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    await withCtx((ctx) => setPassword(ctx, email, password)).catch((error) => {
      const unknown = error instanceof Refusal && error.code === 'not_found';
      throw unknown ? new CannotStart(`There is no account with the address ${email}.`) : error;
    });
    say(`The password of ${email} is set, and its sessions have ended`);
    if (generated) say(`Password: ${password}`);
  },
};
