import { CannotStart, Refusal } from '../platform/errors.ts';
import { type Command, needed, say } from './command.ts';

export const staffSecondFactor: Command = {
  name: 'staff second-factor',
  summary: 'Takes authenticator app and passkeys away from who lost them, and ends every session',
  usage: '--email ADDRESS',
  options: { email: { type: 'string' } },
  run: async (given) => {
    const email = needed(given, 'email');
    const { clearSecondFactors } = await import('../features/staff/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    await withCtx((ctx) => clearSecondFactors(ctx, email)).catch((error) => {
      const unknown = error instanceof Refusal && error.code === 'not_found';
      throw unknown ? new CannotStart(`There is no account with the address ${email}.`) : error;
    });
    say(`${email} has no second factor any more, and its sessions have ended`);
  },
};
