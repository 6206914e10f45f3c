import { createHash, randomInt } from 'node:crypto';

/*
 * Recovery codes: what somebody writes down for the day their telephone is lost. Each opens once. They
 * are random enough (50 bits) that a plain hash of one is not found by trying.
 */

/** Letters and digits that cannot be taken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const kept = /^sha256:/;

/** Ten codes such as `k7mwp-3xqtz`. */
export function makeRecoveryCodes(): string[] {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 10 }, () => `${half()}-${half()}`);
}

/** What is kept of a code, however it was typed: upper case, with spaces, without the dash. */
export function recoveryCodeHash(code: string): string {
  const bare = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `sha256:${createHash('sha256').update(`recovery ${bare}`).digest('base64url')}`;
}

/** A list of codes as it is kept, in JSON; those that are hashes already stay. */
export function keepRecoveryCodes(codes: readonly string[]): string {
  return JSON.stringify(codes.map((code) => (kept.test(code) ? code : recoveryCodeHash(code))));
}

/** How many codes are left in a list that was kept. */
export function countRecoveryCodes(list: string): number {
  return (JSON.parse(list) as string[]).length;
}
