import type { Db } from '../context.ts';
import { betterAuthOptions, type SignInOptions } from './better-auth-options.ts';
import { keepRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts';

/*
 * Sign-in of staff, through Better Auth on our own tables. Nobody can sign themselves up: accounts are
 * created by an administrator. Passwords are kept as argon2id.
 *
 * A session begins with the first thing that was proven, and says whether a second was. What may be done
 * in one that still lacks its second is decided where requests come in, in one place for every way to
 * sign in; so the plugin's own answer to a password, which knows of passwords only, is left out.
 *
 * Better Auth is some 300 modules, so it is loaded when somebody first shows a session or a password, not
 * at the start: a server that only takes in complaints never needs it.
 */

/** Better Auth, opened at the first call; the same one at every later call. */
export type SignIn = () => ReturnType<typeof openSignIn>;

export function signIn(db: Db, options: SignInOptions): SignIn {
  let opened: ReturnType<typeof openSignIn> | undefined;
  return () => {
    opened ??= openSignIn(db, options);
    return opened;
  };
}

async function openSignIn(db: Db, options: SignInOptions) {
  const [{ betterAuth }, { bearer }, { twoFactor }, { sessionsOfOurs }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/bearer'),
    import('better-auth/plugins/two-factor'),
    import('./sessions-of-ours.ts'),
  ]);
  const { hooks: _, ...authenticator } = twoFactor({
    issuer: 'Insaf · إنصاف',
    accountLockout: { enabled: false },
    backupCodeOptions: {
      customBackupCodesGenerate: makeRecoveryCodes,
      storeBackupCodes: {
        encrypt: async (list) => keepRecoveryCodes(JSON.parse(list)),
        decrypt: async (list) => list,
      },
    },
    schema: {
      user: { fields: { twoFactorEnabled: 'second_factor' } },
      twoFactor: {
        modelName: 'staff_authenticators',
        fields: {
          userId: 'staff_id',
          backupCodes: 'recovery_codes',
          failedVerificationCount: 'failures',
          lockedUntil: 'locked_until',
        },
      },
    },
  });
  return betterAuth({
    ...betterAuthOptions(db, options),
    plugins: [bearer(), authenticator, sessionsOfOurs],
  });
}
