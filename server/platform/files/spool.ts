import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refusedFile } from './refuse.ts';

/**
 * Writes a stream into a file of our own and takes its SHA-256 on the way. What is examined, hashed and
 * stored afterwards is this one file, which no sender can still be writing.
 *
 * @param most bytes; a longer stream is cut off
 * @throws Refusal `too_large`
 */
export async function spool(
  source: Readable,
  path: string,
  most: number,
): Promise<{ sha256: Buffer; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > most) throw refusedFile('too_large', { limit: most });
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  return { sha256: hash.digest(), size };
}
