import { refusedFile } from '../refuse.ts';

/**
 * Checks that a WebM file (EBML, RFC 8794) holds as much as it says: after the EBML header stands one
 * Segment, whose length is a number of variable size: as many leading zero bits as bytes follow.
 * All ones is "unknown", which is what a recorder in a browser writes; nothing can be checked then.
 * @throws Refusal `truncated` or `damaged`
 */
export function refuseCutWebm(bytes: Buffer): void {
  const header = element(bytes, 0);
  if (header.length === null) throw refusedFile('damaged');
  const segment = element(bytes, header.from + header.length);
  if (segment.id !== 0x18538067) throw refusedFile('damaged');
  if (segment.length !== null && segment.from + segment.length > bytes.length) {
    throw refusedFile('truncated');
  }
}

function element(bytes: Buffer, at: number): { id: number; from: number; length: number | null } {
  const idSize = sizeOf(bytes, at, 4);
  const lengthSize = sizeOf(bytes, at + idSize, 8);
  if (at + idSize + lengthSize > bytes.length) throw refusedFile('truncated');
  let id = 0;
  for (let i = 0; i < idSize; i++) id = id * 256 + bytes[at + i]!;
  const first = bytes[at + idSize]! & (0xff >> lengthSize);
  let unknown = first === 0xff >> lengthSize;
  let length = first;
  for (let i = 1; i < lengthSize; i++) {
    const byte = bytes[at + idSize + i]!;
    unknown &&= byte === 0xff;
    length = length * 256 + byte;
  }
  return { id, from: at + idSize + lengthSize, length: unknown ? null : length };
}

/** How many bytes a number takes that begins here. */
function sizeOf(bytes: Buffer, at: number, most: number): number {
  if (at >= bytes.length) throw refusedFile('truncated');
  const size = Math.clz32(bytes[at]!) - 24 + 1;
  if (size > most) throw refusedFile('damaged');
  return size;
}
