import type { SignInEvent } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { signInsOf } from '../queries.ts';

const most = 50;

/** The latest of what is remembered of somebody's signing in, for them and for who administers them. */
export async function shownSignIns(ctx: Ctx, staffId: string): Promise<SignInEvent[]> {
  const rows = await signInsOf(ctx.db, staffId, most);
  return rows.map(({ at, what, way, address, device, new_device: newDevice }) => ({
    ...{ at: at.toISOString(), what: what as SignInEvent['what'] },
    ...{ way: way as SignInEvent['way'], address, device, newDevice },
  }));
}
