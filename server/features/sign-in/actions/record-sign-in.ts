import type { signInEvents } from '@insaf/contract/sign-in.ts';
import { addressHeader, type SignInWay } from '../../../platform/auth/better-auth-options.ts';
import type { Ctx } from '../../../platform/context.ts';
import { insertSignIn, insertWrongSignIn } from '../queries.ts';
import type { Caller } from './read-caller.ts';

type What = (typeof signInEvents)[number];

/** Remembers something of somebody's signing in, and says it in the log, where only their id stands. */
export async function recordSignIn(
  ctx: Ctx,
  caller: Caller,
  event: { staffId: string; what: What; way?: SignInWay | null; newDevice?: boolean },
): Promise<string> {
  const { staffId, what, way = null, newDevice = false } = event;
  ctx.log.info({ staff: staffId, what, way, newDevice }, 'sign-in');
  return insertSignIn(ctx.db, { ...rowOf(ctx, caller, staffId), what, way, new_device: newDevice });
}

/**
 * The same of a wrong password or code; of an account that does not exist it takes as long and leaves
 * nothing.
 */
export async function recordWrong(
  ctx: Ctx,
  caller: Caller,
  staffId: string | undefined,
  what: 'wrong_password' | 'wrong_second_factor',
): Promise<void> {
  ctx.log.info({ staff: staffId ?? null, what }, 'sign-in');
  await insertWrongSignIn(ctx.db, { ...rowOf(ctx, caller, staffId ?? ''), what });
}

function rowOf({ clock }: Ctx, { headers }: Caller, staffId: string) {
  const address = headers.get(addressHeader) ?? '';
  const device = (headers.get('user-agent') ?? '').slice(0, 500);
  return { staff_id: staffId, at: clock(), address, device };
}
