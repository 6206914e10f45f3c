import { z } from 'zod';
import { route } from './route.ts';
import { instant } from './text.ts';

/** So many characters a password has at least. */
export const shortestPassword = 12;
/** Within so many minutes of proving who one is, a grave act is not asked for it again. */
export const provenForMinutes = 10;

/** How somebody proves who they are, at sign-in and before a grave act. */
export const proofs = ['password', 'passkey', 'code'] as const;
export type Proof = (typeof proofs)[number];

/** How a session began. */
export const signInWays = ['password', 'passkey', 'directory'] as const;

/**
 * What is still to do before anything else is reached: show a second factor, or set one up, which who
 * administers anything must have.
 */
export const signInSteps = ['none', 'second_factor', 'set_up'] as const;
export type SignInStep = (typeof signInSteps)[number];

export const signedIn = z.object({
  token: z
    .string()
    .nullable()
    .describe('for `Authorization: Bearer`; null to a browser, whose cookie no script reads'),
  name: z.string(),
  next: z.enum(signInSteps).describe('what is to be done with this session before anything else'),
});
export type SignedIn = z.infer<typeof signedIn>;

/** What a browser's `navigator.credentials` takes and gives, as WebAuthn has it in JSON. */
export const passkeyOptions = z.record(z.string(), z.unknown());
/** Bytes as authenticators write them. */
const base64url = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_=-]+$/)
    .max(most);
export const passkeyAnswer = z.looseObject({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url(5000) }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;

const code = z
  .string()
  .max(40)
  .describe('six digits of the authenticator app, or a recovery code, which opens once');
const password = z.string().max(200);
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A link takes an account up, replaces a password at an administrator's word, or at one's own. */
export const linkPurposes = ['invitation', 'reset', 'forgotten'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What is remembered of somebody's signing in, whether it was they or not. */
export const signInEvents = [
  'first_step',
  'signed_in',
  'second_factor',
  'proven',
  'signed_out',
  'wrong_password',
  'wrong_second_factor',
] as const;
export const signInEvent = z.object({
  at: instant,
  what: z.enum(signInEvents),
  way: z.enum(signInWays).nullable().describe('by what, where the event says'),
  address: z.string(),
  device: z.string().describe('what the browser calls itself'),
  newDevice: z.boolean().describe('the first sign-in from this device'),
});
export type SignInEvent = z.infer<typeof signInEvent>;

export const signInRoutes = {
  signInWays: route({
    method: 'GET',
    path: '/sign-in/ways',
    access: 'public',
    summary: 'How staff can sign in here, besides password and passkey',
    replies: {
      200: z.object({
        directory: z.string().nullable().describe('name of the directory to sign in through'),
        forgotten: z
          .boolean()
          .describe('whether a link for another password can be sent by e-mail'),
      }),
    },
  }),
  signIn: route({
    method: 'POST',
    path: '/sign-in',
    access: 'public',
    summary: 'Sign in as staff: sets a cookie, and gives a token for `Authorization: Bearer`',
    body: z.strictObject({ email: z.email().max(254), password }),
    replies: { 200: signedIn },
  }),
  showSecondFactor: route({
    method: 'POST',
    path: '/sign-in/second-factor',
    access: 'staff',
    early: 'always',
    summary: 'Show the second factor in a session that lacks it; the session is replaced',
    body: z.strictObject({ code }),
    replies: { 200: signedIn },
  }),
  passkeySignInOptions: route({
    method: 'POST',
    path: '/sign-in/passkey/options',
    access: 'public',
    summary: 'What a browser needs to sign in, or prove who one is, with a passkey',
    body: z.strictObject({}).optional(),
    replies: { 200: passkeyOptions },
  }),
  signInWithPasskey: route({
    method: 'POST',
    path: '/sign-in/passkey',
    access: 'public',
    summary: 'Sign in with a passkey, which is both factors at once',
    body: z.strictObject({ answer: passkeyAnswer }),
    replies: { 200: signedIn },
  }),
  directorySignIn: route({
    method: 'GET',
    path: '/sign-in/directory',
    access: 'public',
    summary: 'Sends a browser to the directory of the installation (OpenID Connect)',
    produces: 'text/html; charset=utf-8',
    replies: { 302: z.unknown() },
  }),
  directoryReturn: route({
    method: 'GET',
    path: '/sign-in/directory/return',
    access: 'public',
    summary: 'Where the directory sends the browser back to',
    query: z.looseObject({
      code: z.string().max(4000).optional(),
      state: z.string().max(1000).optional(),
      error: z.string().max(200).optional(),
      error_description: z.string().max(1000).optional(),
      iss: z.string().max(1000).optional(),
    }),
    produces: 'text/html; charset=utf-8',
    replies: { 302: z.unknown() },
  }),
  signOut: route({
    method: 'POST',
    path: '/sign-out',
    access: 'staff',
    early: 'always',
    summary: 'End this session',
    body: z.strictObject({}).optional(),
    replies: { 200: z.object({ signedOut: z.boolean() }) },
  }),
  forgetPassword: route({
    method: 'POST',
    path: '/sign-in/forgotten',
    access: 'public',
    summary:
      'Have a link for another password sent; the same answer whether or not there is such an account',
    body: z.strictObject({ email: z.email().max(254) }),
    replies: { 202: z.object({ accepted: z.boolean() }) },
  }),
  readLink: route({
    method: 'POST',
    path: '/sign-in/link/read',
    access: 'public',
    summary: 'Whose account a one-use link opens',
    body: z.strictObject({ link: linkToken }),
    replies: {
      200: z.object({ name: z.string(), email: z.string(), purpose: z.enum(linkPurposes) }),
    },
  }),
  choosePassword: route({
    method: 'POST',
    path: '/sign-in/link',
    access: 'public',
    summary: 'Choose the password of the account that a link opens; the link is used up',
    body: z.strictObject({ link: linkToken, password }),
    replies: { 200: z.object({ email: z.string() }) },
  }),
} as const;
