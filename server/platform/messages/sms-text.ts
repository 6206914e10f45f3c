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

/** A text in its alphabet, as octets that are yet to be cut. */
function encoded(text: string): { coding: SmsCoding; octets: Buffer } {
  const codes: number[] = [];
  for (const letter of text) {
    const code = septets.get(letter);
    if (code === undefined) {
      return { coding: 'ucs2', octets: Buffer.from(text, 'utf16le').swap16() };
    }
    codes.push(...code);
  }
  return { coding: 'gsm7', octets: Buffer.from(codes) };
}

/** Whether a cut before this place would part what belongs together. */
function isWithinLetter(coding: SmsCoding, octets: Buffer, place: number): boolean {
  if (coding === 'gsm7') return octets[place - 1] === escapeCode;
  const isHigh = (octets.readUInt16BE(place * 2 - 2) & 0xfc00) === 0xd800;
  return isHigh && (octets.readUInt16BE(place * 2) & 0xfc00) === 0xdc00;
}

/** How many short messages a text takes. */
export function smsParts(text: string): { coding: SmsCoding; parts: number } {
  const { coding, parts } = splitSms(text);
  return { coding, parts: parts.length };
}

/** A text cut into the bodies of its short messages, in order; at least one. */
export function splitSms(text: string): { coding: SmsCoding; parts: Buffer[] } {
  const { coding, octets } = encoded(text);
  const width = coding === 'ucs2' ? 2 : 1;
  const total = octets.length / width;
  if (total <= room[coding].alone) return { coding, parts: [octets] };
  const parts: Buffer[] = [];
  for (let start = 0; start < total; ) {
    let end = Math.min(start + room[coding].inParts, total);
    if (end < total && isWithinLetter(coding, octets, end)) end -= 1;
    parts.push(octets.subarray(start * width, end * width));
    start = end;
  }
  return { coding, parts };
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
