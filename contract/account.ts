import { z } from 'zod';
import { route } from './route.ts';
import {
  passkeyAnswer,
  passkeyOptions,
  proofs,
  signedIn,
  signInEvent,
  signInSteps,
  signInWays,
} from './sign-in.ts';
import { instant, writing } from './text.ts';

const session = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string().describe('what the browser calls itself'),
  address: z.string(),
  way: z.enum(signInWays),
  signedInAt: instant,
  usedAt: instant,
});

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  madeAt: instant,
  usedAt: instant.nullable(),
});

export const accountSecurity = z.object({
  email: z.string(),
  next: z.enum(signInSteps),
  secondFactorDemanded: z.boolean().describe('who administers anything must have one'),
  demonstration: z.boolean().describe('nobody is asked for a second factor here'),
  password: z
    .boolean()
    .describe('whether there is one; who comes through a directory may have none'),
  authenticator: z.object({ since: instant, recoveryCodesLeft: z.number().int() }).nullable(),
  passkeys: z.array(passkey),
  sessions: z.array(session),
  signIns: z.array(signInEvent).describe('the latest, the newest first; kept for half a year'),
});
export type AccountSecurity = z.infer<typeof accountSecurity>;

const code = z.string().max(40);
const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(1400);
const recoveryCodes = z.array(z.string()).describe('each opens once; shown now and kept as hashes');

/** What one sees and changes of one's own account. */
export const accountRoutes = {
  readAccount: route({
    method: 'GET',
    path: '/me/account',
    access: 'staff',
    early: 'set_up',
    summary: 'Second factors and sessions of the one signed in',
    replies: { 200: accountSecurity },
  }),
  proofsOfMine: route({
    method: 'GET',
    path: '/me/proofs',
    access: 'staff',
    early: 'always',
    summary: 'By what the one signed in can prove who they are',
    replies: { 200: z.object({ email: z.string(), proofs: z.array(z.enum(proofs)) }) },
  }),
  proveMyself: route({
    method: 'POST',
    path: '/me/proof',
    access: 'staff',
    early: 'always',
    summary: 'Prove who one is, for the grave acts of the next minutes',
    body: z.union([
      z.strictObject({ password: z.string().max(200) }),
      z.strictObject({ code }),
      z.strictObject({ passkey: passkeyAnswer }),
    ]),
    replies: { 200: signedIn },
  }),
  changePassword: route({
    method: 'POST',
    path: '/me/password',
    access: 'staff',
    summary: 'Another password; every other session of the person ends',
    body: z.strictObject({ current: z.string().max(200), password: z.string().max(200) }),
    replies: { 200: signedIn },
  }),
  startAuthenticator: route({
    method: 'POST',
    path: '/me/authenticator',
    access: 'staff',
    early: 'set_up',
    fresh: true,
    summary: 'A secret for an authenticator app, in use once a code of it was shown',
    body: z.strictObject({}).optional(),
    replies: {
      200: z.object({
        secret: z.string().describe('base32, for typing'),
        address: z.string().describe('otpauth:, as the picture has it'),
        picture: z
          .object({ size: z.number().int(), path: z.string() })
          .describe('a QR code, as SVG'),
      }),
    },
  }),
  confirmAuthenticator: route({
    method: 'POST',
    path: '/me/authenticator/confirm',
    access: 'staff',
    early: 'set_up',
    summary: 'The first code of the app: it is a second factor from now on, and other sessions end',
    body: z.strictObject({ code }),
    replies: { 200: signedIn.extend({ recoveryCodes }) },
  }),
  removeAuthenticator: route({
    method: 'DELETE',
    path: '/me/authenticator',
    access: 'staff',
    fresh: true,
    summary:
      'Take the authenticator app away, where it is not the only second factor of who needs one',
    replies: { 200: accountSecurity },
  }),
  makeRecoveryCodes: route({
    method: 'POST',
    path: '/me/recovery-codes',
    access: 'staff',
    fresh: true,
    summary: 'New recovery codes; those of before open nothing any more',
    body: z.strictObject({}).optional(),
    replies: { 200: z.object({ recoveryCodes }) },
  }),
  passkeyOptions: route({
    method: 'POST',
    path: '/me/passkeys/options',
    access: 'staff',
    early: 'set_up',
    fresh: true,
    summary: 'What a browser needs to make a passkey',
    body: z.strictObject({}).optional(),
    replies: { 200: passkeyOptions },
  }),
  addPasskey: route({
    method: 'POST',
    path: '/me/passkeys',
    access: 'staff',
    early: 'set_up',
    summary: 'Keeps a passkey that the browser has just made',
    body: z.strictObject({ name: writing(60, 1), answer: passkeyAnswer }),
    replies: { 200: signedIn },
  }),
  renamePasskey: route({
    method: 'PATCH',
    path: '/me/passkeys/:id',
    access: 'staff',
    summary: 'Another name for a passkey',
    params: z.object({ id }),
    body: z.strictObject({ name: writing(60, 1) }),
    replies: { 200: accountSecurity },
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/me/passkeys/:id',
    access: 'staff',
    fresh: true,
    summary: 'Take a passkey away, where it is not the only second factor of who needs one',
    params: z.object({ id }),
    replies: { 200: accountSecurity },
  }),
  endSession: route({
    method: 'DELETE',
    path: '/me/sessions/:id',
    access: 'staff',
    summary: 'End one of one’s own sessions',
    params: z.object({ id }),
    replies: { 200: accountSecurity },
  }),
  signOutEverywhere: route({
    method: 'DELETE',
    path: '/me/sessions',
    access: 'staff',
    summary: 'End all of one’s own sessions, this one too',
    replies: { 200: z.object({ signedOut: z.boolean() }) },
  }),
} as const;
