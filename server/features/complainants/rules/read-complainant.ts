import type { NewComplainant, NewComplaint } from '@insaf/contract/complaints.ts';
import { readNationalId } from '@insaf/contract/national-id.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Circumstance, ComplainantKind, NoticeWay } from '@insaf/contract/vocabulary.ts';

/** Who a complainant is. This is what is sealed; nothing of it stands elsewhere. */
export type Identity = {
  readonly name: string;
  /** Own, father's, grandfather's and family's name, where they were given apart. */
  readonly nameParts?: readonly string[];
  readonly nationalId?: string;
  /** E.164, `+201001234567`. */
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** What makes waiting harder for them, by their own word. */
  readonly circumstances?: readonly Circumstance[];
};

export type ReadComplainant = {
  readonly kind: ComplainantKind;
  readonly language: Language;
  readonly noticeBy: NoticeWay;
  readonly identity: Identity;
};

export type Fault = {
  readonly code: 'wrong_national_id' | 'wrong_phone';
  /** JSON path in the body, `complainants.0.phone`. */
  readonly field: string;
  readonly why?: string;
};

/**
 * Reads the people of a complaint: digits in any script, telephone numbers as people write them.
 *
 * @param today the day in the installation's zone, `2026-07-01`: nobody is born after it
 */
export function readComplainants(
  complaint: Pick<NewComplaint, 'complainants' | 'language'>,
  today: string,
): { people: ReadComplainant[] } | { fault: Fault } {
  const people: ReadComplainant[] = [];
  for (const [index, given] of complaint.complainants.entries()) {
    const at = `complainants.${index}`;
    const read = readComplainant(given, complaint.language, today, at);
    if ('fault' in read) return read;
    people.push(read);
  }
  return { people };
}

function readComplainant(
  given: NewComplainant,
  language: Language,
  today: string,
  at: string,
): ReadComplainant | { fault: Fault } {
  let nationalId: string | undefined;
  if (given.nationalId !== undefined) {
    const read = readNationalId(given.nationalId, today);
    if (!read.ok) {
      return { fault: { code: 'wrong_national_id', field: `${at}.nationalId`, why: read.why } };
    }
    nationalId = read.id;
  }
  let phone: string | undefined;
  if (given.phone !== undefined) {
    const read = readTelephone(given.phone, 'EG');
    if (!read.ok) return { fault: { code: 'wrong_phone', field: `${at}.phone` } };
    phone = read.e164;
  }
  const parts = nameParts(given.name);
  const usual: NoticeWay = phone ? 'sms' : given.email ? 'email' : 'none';
  return {
    kind: given.kind,
    language: given.language ?? language,
    noticeBy: given.noticeBy ?? usual,
    identity: {
      name: parts.join(' '),
      ...(parts.length > 1 ? { nameParts: parts } : {}),
      ...(nationalId === undefined ? {} : { nationalId }),
      ...(phone === undefined ? {} : { phone }),
      ...(given.email === undefined ? {} : { email: given.email }),
      ...(given.address === undefined ? {} : { address: given.address }),
      ...(given.circumstances === undefined || given.circumstances.length === 0
        ? {}
        : { circumstances: [...new Set(given.circumstances)] }),
    },
  };
}

function nameParts(name: NewComplainant['name']): string[] {
  if (typeof name === 'string') return [name];
  const { first, father, grandfather, family } = name;
  return [first, father, grandfather, family].filter((part) => part !== undefined);
}
