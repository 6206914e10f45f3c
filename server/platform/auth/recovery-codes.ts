import { randomBytes, randomInt } from 'node:crypto';
import { hashPassword } from './passwords.ts';

/*
 * Recovery codes: what somebody writes down for the day their telephone is lost. Each opens once. They
 * have 49 bits, so they are kept as passwords are: as argon2id, all codes of a person with one nonce, so
 * that one that is shown is hashed once and not ten times.
 */

/** Letters and digits that cannot be taken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const kept = /^argon2id\$.*\$([A-Za-z0-9+/=]+)\$[^$]+$/;

/** Ten codes such as `k7mwp-3xqtz`. */
export function makeRecoveryCodes(): string[] {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 10 }, () => `${half()}-${half()}`);
}

/**
 * What is kept of a code, however it was typed: upper case, with spaces, without the dash.
 *
 * @param list what is kept of the codes of the same person, in JSON
 */
export async function recoveryCodeHash(code: string, list: string): Promise<string> {
  const [nonce] = (JSON.parse(list) as string[]).flatMap((one) => kept.exec(one)?.[1] ?? []);
  return hashWith(code, nonce === undefined ? randomBytes(16) : Buffer.from(nonce, 'base64'));
}

/** A list of codes as it is kept, in JSON; those that are hashes already stay. */
export async function keepRecoveryCodes(codes: readonly string[]): Promise<string> {
  const nonce = randomBytes(16);
  return JSON.stringify(
    await Promise.all(codes.map((code) => (kept.test(code) ? code : hashWith(code, nonce)))),
  );
}

/** How many codes are left in a list that was kept. */
export function countRecoveryCodes(list: string): number {
  return (JSON.parse(list) as string[]).length;
}

function hashWith(code: string, nonce: Buffer): Promise<string> {
  return hashPassword(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), nonce);
}
