/*
 * A file sealed under a key that seals nothing else: segments of 64 KiB, each by AES-256-GCM with its
 * number and whether it is the last one in the nonce. So it is sealed and opened as a stream, any part of
 * it is opened by itself, and none can be changed, moved, or cut off unseen.
 */
import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, FileStorage } from './storage.ts';

const segment = 64 * 1024;
const tagLength = 16;

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/**
 * Seals a file into another, and takes the SHA-256 of what it becomes on the way.
 *
 * @param key of 32 bytes, used for nothing else
 */
export async function sealFile(key: KeyObject, from: string, to: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      let index = 0;
      for await (const { plain, isLast } of inSegments(chunks, segment)) {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast));
        const sealed = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
        for (const part of sealed) hash.update(part);
        yield* sealed;
        index += 1;
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600 }),
  );
  return hash.digest();
}

/**
 * Opens a sealed file, or a part of it.
 *
 * @param size of the plain file in bytes
 * @returns a stream that fails where the key is another one or a byte was changed
 */
export async function openSealed(
  storage: FileStorage,
  contentKey: string,
  key: KeyObject,
  size: number,
  range: ByteRange = { from: 0, to: size - 1 },
): Promise<Readable> {
  if (size === 0) return Readable.from([]);
  const [first, last] = [range.from, range.to].map((at) => Math.floor(at / segment)) as [
    number,
    number,
  ];
  const final = Math.floor((size - 1) / segment);
  const whole = segment + tagLength;
  const sealed = await storage.read(contentKey, {
    from: first * whole,
    to: Math.min((last + 1) * whole, size + (final + 1) * tagLength) - 1,
  });
  return Readable.from(
    (async function* () {
      let index = first;
      for await (const { plain: part } of inSegments(sealed, whole)) {
        const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, index === final));
        decipher.setAuthTag(part.subarray(part.length - tagLength));
        const body = part.subarray(0, part.length - tagLength);
        const plain = Buffer.concat([decipher.update(body), decipher.final()]);
        const start = index * segment;
        yield plain.subarray(Math.max(0, range.from - start), range.to + 1 - start);
        index += 1;
      }
    })(),
  );
}

/** The bytes in pieces of one length, of which the last may be shorter; an empty file is one empty piece. */
async function* inSegments(chunks: AsyncIterable<Buffer>, length: number) {
  let kept = Buffer.alloc(0);
  for await (const chunk of chunks) {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length > length) {
      yield { plain: kept.subarray(0, length), isLast: false };
      kept = kept.subarray(length);
    }
  }
  yield { plain: kept, isLast: true };
}
