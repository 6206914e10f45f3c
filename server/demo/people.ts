/**
 * Complainants who do not exist: names, national IDs, telephone numbers, e-mail addresses.
 *
 * The IDs are well formed and agree with sex, birth date and governorate; the last digit is drawn,
 * since its formula is not published. Egypt sets no telephone numbers aside for fiction, so a number
 * drawn here may be somebody's: a demonstration must never be joined to a real SMS gateway. Visitors'
 * numbers are of a range that is set aside (555-01xx). E-mail goes to example.org, which delivers
 * nothing (RFC 2606).
 */
import { type GovernorateOfBirth, governoratesOfBirth } from '@insaf/contract/national-id.ts';
import type { ComplainantKind } from '@insaf/contract/vocabulary.ts';
import { names } from './names.ts';
import type { Random } from './seeded.ts';

export type Sex = 'male' | 'female';

/** Own, father's, grandfather's, family's. */
type FourPartName = { first: string; father: string; grandfather: string; family: string };

export type Person = {
  kind: ComplainantKind;
  /** In four parts for persons; one line for bodies and visitors. */
  name: FourPartName | string;
  language: 'ar' | 'en';
  /** Absent for bodies and visitors, as are the birth date and the ID. */
  sex?: Sex;
  /** `1987-06-05`. */
  birthDate?: string;
  /** Fourteen ASCII digits. */
  nationalId?: string;
  /** Eleven digits, or with a plus for visitors. */
  phone?: string;
  email?: string;
};

type PersonWanted = {
  /** The ISO 3166-2 code of the governorate they live in, such as `EG-BNS`. */
  governorate: string;
  /** Nobody is younger than 18 on this day. */
  today: Date;
  kind?: ComplainantKind;
  /** Shares of having each; all are drawn independently. */
  has?: { phone?: number; email?: number; nationalId?: number };
};

/** Kinds of complainant, as shares of all. */
export const kindShares: Record<ComplainantKind, number> = {
  citizen: 0.9,
  person_with_disability: 0.04,
  company: 0.025,
  civil_society: 0.015,
  investor: 0.01,
  tourist: 0.01,
};

const governorateDigits = new Map<GovernorateOfBirth, string>(
  Object.entries(governoratesOfBirth).map(([digits, code]) => [code, digits]),
);
const operators = { '010': 0.4, '012': 0.25, '011': 0.22, '015': 0.13 } as const;

/** One complainant, drawn. */
export function makePerson(random: Random, wanted: PersonWanted): Person {
  const kind = wanted.kind ?? random.weighted(kindShares);
  const has = { phone: 0.96, email: 0.16, nationalId: 0.82, ...wanted.has };
  if (kind === 'tourist') return visitor(random);
  if (kind === 'company' || kind === 'investor' || kind === 'civil_society')
    return body(random, kind);

  const sex: Sex = random.chance(0.6) ? 'male' : 'female';
  const { name, latin } = personalName(random, sex);
  const birthDate = birthDay(random, wanted.today);
  const person: Person = { kind, name, language: 'ar', sex, birthDate };
  if (random.chance(has.nationalId))
    person.nationalId = nationalId(random, { sex, birthDate, governorate: wanted.governorate });
  if (random.chance(has.phone)) person.phone = mobile(random);
  if (random.chance(has.email))
    person.email = `${latin}${random.pick(['.', '_', ''])}${random.int(10, 9999)}@example.org`;
  return person;
}

/** A well-formed ID for these facts; most people still live where they were born. */
export function nationalId(
  random: Random,
  { sex, birthDate, governorate }: { sex: Sex; birthDate: string; governorate: string },
): string {
  const codes = [...governorateDigits.values()];
  const home = governorateDigits.get(governorate as GovernorateOfBirth);
  const place = home && random.chance(0.82) ? home : random.pick(codes);
  const century = birthDate.startsWith('19') ? '2' : '3';
  const serial = String(random.int(0, 499) * 2 + (sex === 'male' ? 1 : 0)).padStart(4, '0');
  const born = birthDate.slice(2).replaceAll('-', '');
  return `${century}${born}${place}${serial}${random.int(1, 9)}`;
}

/** `01012345678`. */
const mobile = (random: Random): string =>
  random.weighted(operators) + String(random.int(0, 99_999_999)).padStart(8, '0');

/** Digits as somebody's keyboard or habit makes them: Arabic ones, groups, the country's prefix. */
export function asTyped(random: Random, digits: string): string {
  let typed = digits;
  if (/^01\d{9}$/.test(digits)) {
    if (random.chance(0.12)) typed = `+2${digits}`;
    else if (random.chance(0.1))
      typed = `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
    else if (random.chance(0.04)) typed = `${digits.slice(0, 3)}-${digits.slice(3)}`;
  }
  return random.chance(0.25) ? arabicDigits(typed) : typed;
}

/** `٠١٢` for `012`. */
export const arabicDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

/** `مينا جرجس بولس حبيب`, or the one line. */
export const fullName = ({ name }: Person): string =>
  typeof name === 'string'
    ? name
    : `${name.first} ${name.father} ${name.grandfather} ${name.family}`;

function personalName(random: Random, sex: Sex): { name: FourPartName; latin: string } {
  const coptic = random.chance(0.1);
  const men = coptic ? names.copticMen : names.muslimMen;
  const women = coptic ? names.copticWomen : names.muslimWomen;
  const own = random.pick(sex === 'male' ? men : women);
  const [father, grandfather] = random.sample(
    men.filter(({ ar }) => ar !== own.ar),
    2,
  );
  const families = coptic
    ? names.copticFamilies
    : random.chance(0.14)
      ? names.tribes
      : names.muslimFamilies;
  return {
    name: {
      first: own.ar,
      father: father?.ar ?? own.ar,
      grandfather: grandfather?.ar ?? own.ar,
      family: random.pick(families),
    },
    latin: `${own.latin}.${father?.latin ?? own.latin}`,
  };
}

function birthDay(random: Random, today: Date): string {
  const age = Math.min(84, Math.max(18, 18 + Math.abs(random.normal() * 21)));
  const born = new Date(today.getTime() - (age * 365.25 + random.int(1, 364)) * 86_400_000);
  return born.toISOString().slice(0, 10);
}

function visitor(random: Random): Person {
  const name = random.pick(names.visitors);
  const last = String(random.int(0, 99)).padStart(2, '0');
  return {
    kind: 'tourist',
    name,
    language: 'en',
    phone: `+1${random.pick(['202', '305', '415', '617'])}55501${last}`,
    email: `${name
      .split(' ')[0]
      ?.normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase()}${random.int(10, 999)}@example.org`,
  };
}

function body(random: Random, kind: 'company' | 'investor' | 'civil_society'): Person {
  const from = {
    company: names.companies,
    investor: names.investors,
    civil_society: names.associations,
  }[kind];
  return {
    kind,
    name: random.pick(from),
    language: 'ar',
    phone: mobile(random),
    email: `${kind === 'civil_society' ? 'association' : 'office'}${random.int(10, 9999)}@example.org`,
  };
}
