import type { Identity } from './read-complainant.ts';

/** Hashes a value under a key, for a purpose. */
type Hashing = { readonly hash: (purpose: string, value: string) => Buffer };

/** The hashes by which a person is found, by column. */
export function identityHashes(by: Hashing, { phone, nationalId, email }: Identity) {
  const hash = (purpose: string, value: string | undefined) =>
    value === undefined ? null : by.hash(purpose, value);
  return {
    phone_hash: hash('phone', phone),
    national_id_hash: hash('national_id', nationalId),
    email_hash: hash('email', email === undefined ? undefined : normalEmail(email)),
  };
}

/**
 * The form in which spellings of an address meet. Case makes no difference to any provider; the domain is
 * as the wire has it, so that `منى@مثال.مصر` and `منى@xn--mgbh0fb.xn--wgbh1c` are one.
 */
export function normalEmail(email: string): string {
  const given = email.normalize('NFKC').trim().toLowerCase();
  const at = given.lastIndexOf('@');
  const host = URL.parse(`http://${given.slice(at + 1)}`)?.hostname;
  return `${given.slice(0, at + 1)}${host || given.slice(at + 1)}`;
}
