import type { Config } from '../config.ts';
import type { Db } from '../context.ts';
import { betterAuthOptions, type SignInOptions } from './better-auth-options.ts';

/*
 * A directory of staff that others run, by OpenID Connect: authorization code with PKCE, state and nonce;
 * the id token is verified against the directory's keys, which are public ones (no other kind of signature
 * is taken), and must be of the issuer that the settings name, whatever its metadata says. It stands apart from the other ways to sign in,
 * so that a directory that does not answer keeps nobody from them.
 */

type DirectoryOptions = SignInOptions & {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Where the directory sends the browser back to. */
  readonly returnTo: string;
};

export type Directory = () => ReturnType<typeof openDirectory>;

type Settings = Pick<
  Config,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'PUBLIC_URL'
>;

/** The directory that the settings name, or null. */
export function directoryOf(db: Db, options: SignInOptions, settings: Settings): Directory | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = settings;
  if (issuer === undefined || clientId === undefined) return null;
  return directory(db, {
    ...{ ...options, issuer, clientId, clientSecret: settings.OIDC_CLIENT_SECRET },
    returnTo: `${settings.PUBLIC_URL}/api/v1/sign-in/directory/return`,
  });
}

/** The directory, asked for its addresses at the first call. */
function directory(db: Db, options: DirectoryOptions): Directory {
  let opened: ReturnType<typeof openDirectory> | undefined;
  return () => {
    opened ??= openDirectory(db, options);
    return opened;
  };
}

async function openDirectory(db: Db, options: DirectoryOptions) {
  const [{ betterAuth }, { genericOAuth }, { issuerIs }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/generic-oauth'),
    import('./issuer-is.ts'),
  ]);
  const { issuer, clientId, clientSecret, returnTo } = options;
  const base = betterAuthOptions(db, options);
  return betterAuth({
    ...base,
    emailAndPassword: { enabled: false },
    // Only an address that the directory has verified makes somebody out.
    account: { ...base.account, accountLinking: { enabled: true, trustedProviders: [] } },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'directory',
            discoveryUrl: `${issuer}/.well-known/openid-configuration`,
            clientId,
            ...(clientSecret === undefined ? {} : { clientSecret }),
            redirectURI: returnTo,
            scopes: ['openid', 'email', 'profile'],
            // At a shared computer the one before may still be signed in at the directory.
            prompt: 'login',
            pkce: true,
            disableSignUp: true,
            requireIdTokenVerification: true,
          },
        ],
      }),
      issuerIs(issuer),
    ],
  });
}
