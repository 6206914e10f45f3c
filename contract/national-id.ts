import { bareDigits } from './digits.ts';

/**
 * The Egyptian national ID: fourteen digits that say when and where a person was born.
 *
 *     3 050921 01 0123 4
 *     │ │      │  │    └ check digit
 *     │ │      │  └ serial of the day; its last digit is odd for a man, even for a woman
 *     │ │      └ governorate of birth, 88 for a birth abroad
 *     │ └ year, month, day
 *     └ century: 2 for 1900–1999, 3 for 2000–2099
 *
 * The algorithm of the check digit is not officially published, so it is not checked: a formula that is
 * only believed could turn away the holder of a genuine card. A well-formed number is therefore not proof
 * of identity, and nothing may treat it so.
 */

/** Governorate of birth by the ID's two digits: its ISO 3166-2 code, or `abroad`. */
export const governoratesOfBirth = {
  '01': 'EG-C',
  '02': 'EG-ALX',
  '03': 'EG-PTS',
  '04': 'EG-SUZ',
  '11': 'EG-DT',
  '12': 'EG-DK',
  '13': 'EG-SHR',
  '14': 'EG-KB',
  '15': 'EG-KFS',
  '16': 'EG-GH',
  '17': 'EG-MNF',
  '18': 'EG-BH',
  '19': 'EG-IS',
  '21': 'EG-GZ',
  '22': 'EG-BNS',
  '23': 'EG-FYM',
  '24': 'EG-MN',
  '25': 'EG-AST',
  '26': 'EG-SHG',
  '27': 'EG-KN',
  '28': 'EG-ASN',
  '29': 'EG-LX',
  '31': 'EG-BA',
  '32': 'EG-WAD',
  '33': 'EG-MT',
  '34': 'EG-SIN',
  '35': 'EG-JS',
  '88': 'abroad',
} as const;

export type GovernorateOfBirth = (typeof governoratesOfBirth)[keyof typeof governoratesOfBirth];

export type NationalIdReading =
  | {
      ok: true;
      /** Fourteen ASCII digits. */
      id: string;
      /** `1987-06-05`. */
      birthDate: string;
      governorate: GovernorateOfBirth;
      sex: 'male' | 'female';
    }
  | { ok: false; why: 'length' | 'century' | 'birth_date' | 'governorate' };

/** Whether the calendar has this day: `2024-02-29` yes, `2023-02-29` and `2023-13-01` no. */
function isCalendarDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/**
 * Reads an ID as typed: any script of digits, with spaces, dashes and direction marks.
 * `today` is the calendar day where the reader is, `2026-07-01`; a birth after it is refused.
 * `why` names the first part that is wrong, from left to right; anything but digits is `length`.
 */
export function readNationalId(input: string, today: string): NationalIdReading {
  const id = bareDigits(input);
  if (id?.length !== 14) return { ok: false, why: 'length' };

  const century = { '2': '19', '3': '20' }[id[0]!];
  if (!century) return { ok: false, why: 'century' };

  const birthDate = `${century}${id.slice(1, 3)}-${id.slice(3, 5)}-${id.slice(5, 7)}`;
  if (!isCalendarDay(birthDate) || birthDate > today) return { ok: false, why: 'birth_date' };

  const code = id.slice(7, 9);
  if (!Object.hasOwn(governoratesOfBirth, code)) return { ok: false, why: 'governorate' };
  const governorate = governoratesOfBirth[code as keyof typeof governoratesOfBirth];

  return { ok: true, id, birthDate, governorate, sex: Number(id[12]) % 2 ? 'male' : 'female' };
}
