import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Db } from '../context.ts';

/*
 * Sign-in of staff, through Better Auth on our own tables. Nobody can sign themselves up: accounts are
 * created by an administrator. Passwords are kept as argon2id.
 *
 * Better Auth is some 300 modules, so it is loaded when somebody first shows a session or a password, not
 * at the start: a server that only takes in complaints never needs it.
 */

const hash = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$memory$passes$parallelism$nonce$tag`, the last two in base64. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash('argon2id', { ...cost, message: password.normalize('NFKC'), nonce });
  const { memory, passes, parallelism } = cost;
  return [
    'argon2id',
    memory,
    passes,
    parallelism,
    nonce.toString('base64'),
    tag.toString('base64'),
  ].join('$');
}

export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [name, memory, passes, parallelism, nonce, tag] = kept.split('$');
  if (name !== 'argon2id' || nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await hash('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce, 'base64'),
  });
  return timingSafeEqual(found, expected);
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

type SignInOptions = { readonly secret: string; readonly publicUrl: string };

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
  const [{ betterAuth }, { bearer }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/bearer'),
  ]);
  return betterAuth({
    database: { db, type: 'postgres' },
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash: kept, password }) => verifyPassword(password, kept),
      },
    },
    user: { modelName: 'staff', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'staff_sessions',
      expiresIn: 12 * 60 * 60,
      updateAge: 60 * 60,
      fields: {
        userId: 'staff_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
    },
    account: {
      modelName: 'staff_accounts',
      fields: {
        userId: 'staff_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: {
      modelName: 'staff_verifications',
      fields: { expiresAt: 'expires_at', ...times },
    },
    advanced: {
      cookiePrefix: 'insaf',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      database: { generateId: () => randomBytes(16).toString('hex') },
    },
    plugins: [bearer()],
  });
}
