import { asciiDigits } from '@insaf/contract/digits.ts';
import { recoveryCodeHash } from '../../../platform/auth/recovery-codes.ts';
import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { authenticatorOf, knowsDevice, useCode } from '../queries.ts';
import { countGuess } from './count-guesses.ts';
import type { Caller } from './read-caller.ts';
import type { Session } from './read-session.ts';
import { recordWrong } from './record-sign-in.ts';

/**
 * Looks at a code of the authenticator app, or a recovery code, of the one in whose session it is shown.
 * Each code opens once: one of the app is not taken again while it could still be right, and a recovery
 * code is struck out.
 *
 * @param only `app` where a recovery code is no answer
 * @throws Refusal `wrong_second_factor`, `too_many_attempts`
 */
export async function checkCode(
  ctx: Ctx,
  auth: SignIn,
  caller: Caller,
  shown: Shown,
): Promise<void> {
  try {
    await look(ctx, auth, caller, shown);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'wrong_second_factor') {
      await recordWrong(ctx, caller, shown.session.staffId, 'wrong_second_factor');
    }
    throw error;
  }
}

type Shown = { readonly session: Session; readonly code: string; readonly only?: 'app' };

async function look(ctx: Ctx, auth: SignIn, caller: Caller, { session, code, only }: Shown) {
  const { staffId } = session;
  const known = caller.device !== null && (await knowsDevice(ctx.db, staffId, caller.device));
  const giveBack = await countGuess(ctx, { what: 'code', account: staffId, known }, caller);
  const typed = asciiDigits(code).replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
  const ofApp = /^\d{6}$/.test(typed);
  if (!ofApp && only === 'app') throw new Refusal('wrong_second_factor', { field: 'code' });
  const { api } = await auth();
  const { headers } = caller;
  const checked = ofApp
    ? api.verifyTOTP({ body: { code: typed }, headers })
    : api.verifyBackupCode({
        body: { code: await hashOfRecoveryCode(ctx, staffId, typed), disableSession: true },
        headers,
      });
  await checked.catch((error: { statusCode?: number }) => {
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    throw new Refusal('wrong_second_factor', { field: 'code' });
  });
  if (ofApp && !(await useCode(ctx.db, staffId, typed, ctx.clock()))) {
    throw new Refusal('wrong_second_factor', { field: 'code' });
  }
  await giveBack();
}

/** What would be kept of a recovery code beside those that the person has left. */
async function hashOfRecoveryCode({ db }: Ctx, staffId: string, typed: string): Promise<string> {
  const app = await authenticatorOf(db, staffId);
  return recoveryCodeHash(typed, app?.recovery_codes ?? '[]');
}
