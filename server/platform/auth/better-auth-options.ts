import { randomBytes } from 'node:crypto';
import type { signInWays } from '@insaf/contract/sign-in.ts';
import type { BetterAuthOptions } from 'better-auth';
import type { Clock } from '../clock.ts';
import type { Db } from '../context.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export type SignInWay = (typeof signInWays)[number];

export type SignInOptions = {
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** After so many hours a session ends, whatever was done in it. */
  readonly sessionHours: number;
  /** Whether a session may begin for somebody: not for those who have left. */
  readonly mayBegin: (staffId: string) => Promise<boolean>;
};

/** The header by which an address that the server found out reaches Better Auth. */
export const addressHeader = 'x-insaf-address';

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const moment = (fieldName: string, required: boolean) =>
  ({ type: 'date', fieldName, required, input: false }) as const;

/** Of what our cookies begin with: over HTTPS of this host alone, and never sent in the clear. */
export const cookiesPrefix = (publicUrl: string) =>
  publicUrl.startsWith('https:') ? '__Host-insaf' : 'insaf';

const waysByPath: Readonly<Record<string, SignInWay>> = {
  '/sign-in/email': 'password',
  '/callback/:id': 'directory',
};

/**
 * What is the same however somebody signs in: our tables, cookies, and how a session begins. Cookies are
 * `__Host-` ones over HTTPS: of this host alone, and never sent in the clear.
 */
export function betterAuthOptions(db: Db, options: SignInOptions) {
  const secure = options.publicUrl.startsWith('https:');
  return {
    database: { db, type: 'postgres' },
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash: kept, password }) => verifyPassword(password, kept),
      },
    },
    user: { modelName: 'staff', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'staff_sessions',
      expiresIn: options.sessionHours * 60 * 60,
      disableSessionRefresh: true,
      freshAge: 0,
      fields: {
        userId: 'staff_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      additionalFields: {
        way: { type: 'string', required: true, input: false },
        signedInAt: moment('signed_in_at', true),
        usedAt: moment('used_at', true),
        provenAt: moment('proven_at', true),
        secondFactorAt: moment('second_factor_at', false),
      },
    },
    account: {
      modelName: 'staff_accounts',
      updateAccountOnSignIn: false,
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
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            if (!(await options.mayBegin(session.userId))) {
              const { APIError } = await import('better-auth/api');
              throw new APIError('UNAUTHORIZED', { code: 'LEFT', message: 'left' });
            }
            const now = options.clock();
            const body = context?.body as { way?: SignInWay; secondFactor?: boolean } | undefined;
            const began = waysByPath[context?.path ?? ''] ?? body?.way ?? session.way;
            return {
              data: {
                ...session,
                way: began,
                ...{ signedInAt: now, usedAt: now, provenAt: now },
                secondFactorAt: body?.secondFactor === true ? now : null,
              },
            };
          },
        },
      },
      // What the directory lets a program do is none of ours: only who it was is kept.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: cookiesPrefix(options.publicUrl),
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomBytes(16).toString('hex') },
    },
  } satisfies BetterAuthOptions;
}
