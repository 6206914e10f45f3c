import type { accountRoutes } from '@insaf/contract/account.ts';
import type { PasskeyAnswer, signInRoutes } from '@insaf/contract/sign-in.ts';
import { call } from '../api.ts';

/** Whether this browser knows passkeys. */
export const hasPasskeys = 'PublicKeyCredential' in globalThis;

/** The browser or the person did not give a passkey; why is theirs to know. */
export class NoPasskey extends Error {}

const given = <T>(promise: Promise<T>): Promise<T> =>
  promise.catch((cause: Error) => {
    throw new NoPasskey('no passkey', { cause });
  });

/** Has the person unlock a passkey. @throws NoPasskey, ApiFault */
export async function answerWithPasskey(): Promise<PasskeyAnswer> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await call<typeof signInRoutes.passkeySignInOptions>(
    'POST',
    '/sign-in/passkey/options',
    { body: {} },
  );
  return (await given(startAuthentication({ optionsJSON: options as never }))) as never;
}

/** Has the person make a passkey. @throws NoPasskey, ApiFault */
export async function makePasskey(): Promise<PasskeyAnswer> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await call<typeof accountRoutes.passkeyOptions>('POST', '/me/passkeys/options', {
    body: {},
  });
  return (await given(startRegistration({ optionsJSON: options as never }))) as never;
}
