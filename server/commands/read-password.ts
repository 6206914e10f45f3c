import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Given } from './command.ts';

/** Small letters and digits, without those that look alike. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

export type Password = { readonly password: string; readonly generated: boolean };

/** The password on stdin with `--password-stdin`, without its line end; else a new one of 99 random bits. */
export async function readPassword(given: Given): Promise<Password> {
  if (given['password-stdin'] === true) {
    return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), generated: false };
  }
  const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return { password: Array.from({ length: 4 }, group).join('-'), generated: true };
}
