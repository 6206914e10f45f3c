/**
 * Text as short messages carry it (3GPP TS 23.038 and 23.040).
 *
 * A short message holds 140 octets: 160 letters of the GSM 7-bit alphabet, or 70 UTF-16 units (UCS-2)
 * when one letter lies outside that alphabet, as every Arabic letter does. A longer text travels as
 * parts, each opening with a six-octet header (which message, how many parts, which part), that leaves
 * room for 153 letters or 67 units. Letters such as `€` and `[` take two places in the 7-bit alphabet.
 * A part never ends between the two halves of such a letter or of a surrogate pair.
 *
 * Seven-bit text is given one octet per letter: packing seven bits is the message centre's work.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escapeCode = 0x1b;
const extended: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

const septets = new Map<string, readonly number[]>();
[...basic].forEach((letter, code) => {
  if (code !== escapeCode) septets.set(letter, [code]);
});
for (const [letter, code] of Object.entries(extended)) septets.set(letter, [escapeCode, code]);

export type SmsCoding = 'gsm7' | 'ucs2';

const room = {
  gsm7: { alone: 160, inParts: 153 },
  ucs2: { alone: 70, inParts: 67 },
} as const;

/** SMPP's data_coding of each alphabet. */
export const dataCoding = { gsm7: 0x00, ucs2: 0x08 } as const satisfies Record<SmsCoding, number>;

/** The letters of a text as runs that must not be cut, each with the room it takes. */
function lettersOf(text: string): {
  coding: SmsCoding;
  letters: { bytes: Buffer; size: number }[];
} {
  const letters = [...text];
  if (letters.every((letter) => septets.has(letter))) {
    const coded = letters.map((letter) => Buffer.from(septets.get(letter) ?? []));
    return { coding: 'gsm7', letters: coded.map((bytes) => ({ bytes, size: bytes.length })) };
  }
  const coded = letters.map((letter) => Buffer.from(letter, 'utf16le').swap16());
  return { coding: 'ucs2', letters: coded.map((bytes) => ({ bytes, size: bytes.length / 2 })) };
}

/** How many short messages a text takes. */
export function smsParts(text: string): { coding: SmsCoding; parts: number } {
  const { coding, parts } = splitSms(text);
  return { coding, parts: parts.length };
}

/** A text cut into the bodies of its short messages, in order; at least one. */
export function splitSms(text: string): { coding: SmsCoding; parts: Buffer[] } {
  const { coding, letters } = lettersOf(text);
  const total = letters.reduce((sum, letter) => sum + letter.size, 0);
  const limit = total <= room[coding].alone ? room[coding].alone : room[coding].inParts;
  const parts: Buffer[][] = [[]];
  let taken = 0;
  for (const { bytes, size } of letters) {
    if (taken + size > limit) {
      parts.push([]);
      taken = 0;
    }
    parts.at(-1)?.push(bytes);
    taken += size;
  }
  return { coding, parts: parts.map((part) => Buffer.concat(part)) };
}

/**
 * The header that lets a telephone put parts together again.
 *
 * @param message 0 to 255, the same in every part
 * @param part counted from 1
 */
export function partHeader(message: number, parts: number, part: number): Buffer {
  return Buffer.from([0x05, 0x00, 0x03, message & 0xff, parts, part]);
}
