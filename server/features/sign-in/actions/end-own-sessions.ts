import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import { endSessions } from '../queries.ts';

/** Ends one session of one's own. @throws Refusal `not_found` */
export async function endOwnSession(ctx: Ctx, acting: Staff, id: string): Promise<void> {
  const ended = await endSessions(ctx.db, acting.staffId, { only: id });
  if (ended === 0) throw new Refusal('not_found');
}

/** Ends all sessions of one's own, the one that asks for it too. */
export async function signOutEverywhere(ctx: Ctx, acting: Staff): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await endSessions(db, acting.staffId);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'sessions_ended' },
      ...{ before: null, after: null },
    });
  });
}
