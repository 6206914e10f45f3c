import { hashPassword } from '../../../platform/auth/passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { giveBackAttempt, takeAttempt } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import { deleteLinks, endSessions, linkByHash, putPassword } from '../queries.ts';
import { linkHash } from './make-link.ts';
import { assertGoodPassword } from './password-fault.ts';
import type { Caller } from './read-caller.ts';
import { tellOfChange } from './tell-of-account.ts';

/** Links cannot be guessed; who tries is slowed all the same, and so is who tries many passwords. */
const ofAddress = { free: 60, stopAt: 1000 };

/**
 * Whose account a link opens.
 *
 * @throws Refusal `link_used_up` for one that was used, replaced, is too old or never was
 */
export async function readLink(ctx: Ctx, caller: Caller, token: string) {
  const subject = `link from ${caller.address}`;
  await takeAttempt(ctx.db, subject, ofAddress, ctx.clock());
  const link = await linkByHash(ctx.db, linkHash(token), ctx.clock());
  if (link === undefined) throw new Refusal('link_used_up');
  await giveBackAttempt(ctx.db, subject);
  return link;
}

/**
 * Chooses the password of the account that a link opens. The link is used up by it, and every session of
 * the person ends: whoever was in with the old password is out.
 *
 * @throws Refusal `link_used_up`, `password_…` at `password`
 */
export async function choosePassword(
  ctx: Ctx,
  caller: Caller,
  { link: token, password }: { link: string; password: string },
): Promise<{ email: string }> {
  const found = await readLink(ctx, caller, token);
  await assertGoodPassword(ctx, password, found, 'password');
  const hash = await hashPassword(password);
  await ctx.db.transaction().execute(async (db) => {
    const link = await linkByHash(db, linkHash(token), ctx.clock(), true);
    if (link === undefined) throw new Refusal('link_used_up');
    const { staffId, name } = link;
    await deleteLinks(db, staffId);
    await putPassword(db, staffId, hash);
    await endSessions(db, staffId);
    await tellOfChange(ctx, db, staffId, 'password_chosen');
    const person = { kind: 'staff', staffId, name, holdings: [] } as const;
    await recordChange(ctx, db, person, {
      ...{ kind: 'staff', subject: staffId, what: 'password_chosen', before: null, after: null },
    });
  });
  return { email: found.email };
}
