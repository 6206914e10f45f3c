import { randomFillSync } from 'node:crypto';

const length = 32;
const pool = Buffer.alloc(length * 4096);
let used = pool.length;

/** 32 bytes that nobody can guess, as salts are: many are drawn at once. */
export function drawSecret(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
}
