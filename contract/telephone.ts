import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { asciiDigits } from './digits.ts';

/**
 * Telephone numbers, by Google's numbering plans through libphonenumber-js.
 *
 * Of its three sets of plans this uses the full one ("max", 39 KB compressed against 19 KB for "min"):
 * the small one knows only how long a number may be, so it passes numbers that no one can have, and it
 * cannot tell a mobile, which gets an SMS, from a landline, which does not. The portal is rendered on
 * the server and carries none of it; the desk loads it once.
 */

export type { CountryCode };

export type TelephoneReading =
  | {
      ok: true;
      /** `+201012345678`. */
      e164: string;
      /** `other` where the plan does not tell them apart, as in the United States, and for VoIP. */
      kind: 'mobile' | 'landline' | 'other';
      /** Digits to dial after the call is answered; only there when the person gave some. */
      extension?: string;
    }
  | { ok: false };

/** Numbers that ring a company, not the person. Short hotlines (16528) are in no plan and fail by that. */
const hotlines = ['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL'];

const kinds: Partial<Record<string, 'mobile' | 'landline'>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'landline',
};

/**
 * Reads one number as typed: any script of digits, spaces, dashes, dots, brackets, `+20`, `0020` or
 * the national form of `defaultCountry`. A plus typed last, as happens in right-to-left fields, counts
 * as first. Refused: hotlines, short codes, numbers their country has not assigned, two numbers in one
 * field, other words.
 */
export function readTelephone(input: string, defaultCountry: CountryCode): TelephoneReading {
  const typed = asciiDigits(input)
    .replace(/\p{Cf}/gu, '')
    .replace(/\u0640/g, '-')
    .trim()
    .replace(/^([^+]*)\+$/, '+$1');
  const number = parsePhoneNumberFromString(typed, { defaultCountry, extract: false });
  if (!number?.isValid()) return { ok: false };
  const type = number.getType();
  if (type !== undefined && hotlines.includes(type)) return { ok: false };
  return {
    ok: true,
    e164: number.number,
    kind: kinds[type ?? ''] ?? 'other',
    ...(number.ext ? { extension: number.ext } : {}),
  };
}

/**
 * Enough of a number for its owner to recognise it: `*** *** 4821`. Shows the last four digits, and
 * only the last two of a number so short (under ten digits with its country) that four would be most of it.
 */
export function maskTelephone(e164: string): string {
  const digits = e164.replace(/[^0-9]/g, '');
  return `*** *** ${digits.length < 10 ? `**${digits.slice(-2)}` : digits.slice(-4)}`;
}
