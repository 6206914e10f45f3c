import { hashPassword, verifyPassword } from '../../../platform/auth/passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { passwordOf } from '../queries.ts';

/** Whether it is somebody's password; as slow where there is none. */
export async function isPassword(ctx: Ctx, staffId: string, password: string): Promise<boolean> {
  const kept = await passwordOf(ctx.db, staffId);
  if (kept !== null) return verifyPassword(password, kept);
  await hashPassword(password);
  return false;
}
