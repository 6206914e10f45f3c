import type { Permission } from './roles.ts';

/** What identifies a complainant, and the permission that lets somebody see each whole. */
export const identityFields = ['name', 'nationalId', 'phone', 'email', 'address', 'voice'] as const;
export type IdentityField = (typeof identityFields)[number];

export const permissionOfField = {
  name: 'readName',
  nationalId: 'readNationalId',
  phone: 'reachByTelephone',
  email: 'reachByEmail',
  address: 'readAddress',
  voice: 'hearVoice',
} as const satisfies Record<IdentityField, Permission>;

/** What of a person is shown on asking; their voice is heard by opening the recording. */
export const shownFields = ['name', 'nationalId', 'phone', 'email', 'address'] as const;
export type ShownField = (typeof shownFields)[number];

/**
 * Whether the reader sees who complains, or why not. `closed`: only by an opening, which the reader can ask
 * for; `kept`: from those who may be complained of, in a matter of an employee or of corruption.
 */
export const identityStates = [
  'shown',
  'closed',
  'kept',
  'complained_of',
  'not_permitted',
] as const;
export type IdentityState = (typeof identityStates)[number];

/**
 * `waiting` for a second person; `open` until its time is over; `ended`; `refused`; `lapsed` when nobody
 * decided in time.
 */
export const openingStates = ['waiting', 'open', 'ended', 'refused', 'lapsed'] as const;
export type OpeningState = (typeof openingStates)[number];

/** Hours for which an identity can be opened. */
export const openingHours = [1, 8, 24, 72] as const;
/** Hours in which a second person decides; afterwards it lapses. */
export const decidedWithin = 72;

/** Enough of an address for its owner to know it: `s***@mail.example`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** The last three digits: `***********358`. */
export function maskNationalId(id: string): string {
  return `${'*'.repeat(Math.max(0, id.length - 3))}${id.slice(-3)}`;
}

/** The first letter of each part of a name: `س*** ع*** ا***`. */
export function maskName(name: string): string {
  return name
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => `${[...part][0]}***`)
    .join(' ');
}
