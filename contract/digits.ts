/**
 * Digits in every script that people here type: Arabic-Indic ٠-٩, Persian ۰-۹, fullwidth ０-９, ASCII.
 * Numbers are kept and compared in ASCII and shown in the reader's script.
 */

const zeros = [0x0660, 0x06f0, 0xff10] as const;
const otherDigits = /[٠-٩۰-۹０-９]/g;

/** The text with Arabic-Indic, Persian and fullwidth digits as ASCII; everything else as it was. */
export function asciiDigits(text: string): string {
  return text.replace(otherDigits, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((candidate) => code >= candidate && code < candidate + 10)!;
    return String(code - zero);
  });
}

/** How a reader has numbers written: 123 or ١٢٣. */
export type Digits = 'latn' | 'arab';

/** The text with ASCII digits as Arabic-Indic ones, for showing: `15:00` → `١٥:٠٠`. */
export function arabicDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

/** A number that is no amount, such as a complaint's or a telephone's, in the reader's digits. */
export const inDigits = (text: string, digits: Digits): string =>
  digits === 'arab' ? arabicDigits(text) : text;

/**
 * What may stand between the digits of a number that was typed, pasted or dictated: white space, any
 * dash or minus, a kashida used as one, and invisible marks (direction, zero width, soft hyphen).
 */
const separators = /[\s\p{Pd}\p{Cf}\u2212\u0640]/gu;

/** The ASCII digits of a typed number, `١٢٣٤ - 5678` → `12345678`; null if anything else stands in it. */
export function bareDigits(input: string): string | null {
  const bare = asciiDigits(input.replace(separators, ''));
  return /^[0-9]+$/.test(bare) ? bare : null;
}
