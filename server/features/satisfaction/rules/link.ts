import type { KeyObject } from 'node:crypto';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isComplaintNumber } from '@insaf/contract/complaint-number.ts';

/*
 * The link of a question: `501234567890-6-` and sixteen letters that only this installation can make. It opens
 * this one question and nothing else of the complaint, asks for no code, names nobody, and needs no table;
 * whoever has it can answer until the question closes.
 */

export type QuestionKey = { readonly number: string; readonly seq: number };

const lettersOfSeal = 16;

export function writeLink(key: KeyObject, { number, seq }: QuestionKey): string {
  return `${number}-${seq}-${sealOf(key, number, seq)}`;
}

/** Which question a link is of; null for what is none. */
export function readLink(key: KeyObject, link: string): QuestionKey | null {
  const [, number, counted, seal] = /^(\d{12})-([1-9]\d{0,8})-([\w-]{16})$/.exec(link) ?? [];
  if (number === undefined || counted === undefined || seal === undefined) return null;
  if (!isComplaintNumber(number)) return null;
  const expected = sealOf(key, number, Number(counted));
  const same = timingSafeEqual(Buffer.from(seal), Buffer.from(expected));
  return same ? { number, seq: Number(counted) } : null;
}

function sealOf(key: KeyObject, number: string, seq: number): string {
  const digest = createHmac('sha256', key).update(`satisfaction/${number}/${seq}`).digest();
  return digest.toString('base64url').slice(0, lettersOfSeal);
}
