import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CannotStart } from '../errors.ts';

/*
 * Passwords that became known in breaches, looked up in a file of the installation's own and nowhere else:
 * the SHA-1 of each in hexadecimal, a line each, in order, with or without `:` and how often it was seen
 * behind it, as Have I Been Pwned gives them out. A thousand million of them are forty gigabytes, and some
 * forty readings of the disk.
 */

const line = /^[0-9A-Fa-f]{40}(:\d+)?\r?$/;
/** Longer than any line: hash, colon, count, end of line. */
const longest = 64;

/** @throws CannotStart when the file cannot be read, or is no such list */
export async function assertKnownPasswords(path: string): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    throw new CannotStart(`KNOWN_PASSWORDS cannot be read (${(error as Error).message}).`);
  }
  try {
    const { size } = await file.stat();
    const first = await lineAt(file, 0);
    const last = await lineAt(file, Math.max(0, size - 2));
    if (!line.test(first.text) || !line.test(last.text) || hashOf(first) > hashOf(last)) {
      throw new CannotStart(
        'KNOWN_PASSWORDS is no list of SHA-1 hashes in hexadecimal, a line each and in order.',
      );
    }
  } finally {
    await file.close();
  }
}

/** Whether a password stands in the list. @throws Error when the list cannot be read */
export async function isKnownPassword(path: string, password: string): Promise<boolean> {
  const sought = createHash('sha1').update(password).digest('hex').toUpperCase();
  const file = await open(path);
  try {
    let from = 0;
    let to = (await file.stat()).size;
    while (from < to) {
      const found = await lineAt(file, Math.floor((from + to) / 2));
      const hash = hashOf(found);
      if (hash === sought) return true;
      if (sought < hash) to = found.start;
      else from = found.end;
    }
    return false;
  } finally {
    await file.close();
  }
}

type Line = { readonly text: string; readonly start: number; readonly end: number };

const hashOf = ({ text }: Line) => text.slice(0, 40).toUpperCase();

/** The line that the byte at a place belongs to: its text, where it begins, and where the next one does. */
async function lineAt(file: FileHandle, at: number): Promise<Line> {
  const base = Math.max(0, at - longest);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(3 * longest), 0, 3 * longest, base);
  const text = buffer.toString('latin1', 0, bytesRead);
  const place = at - base;
  const start = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  const next = text.indexOf('\n', place);
  const end = next === -1 ? bytesRead : next + 1;
  return { text: text.slice(start, end).trimEnd(), start: base + start, end: base + end };
}
