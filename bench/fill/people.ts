import type { NoticeWay } from '@insaf/contract/vocabulary.ts';
import { fullName, makePerson, type Person } from '../../server/demo/people.ts';
import { type Random, randomOf } from '../../server/demo/seeded.ts';
import type { Identity, ReadComplainant } from '../../server/features/complainants/index.ts';

/*
 * Who complains: fewer people than complaints, and a few of them very often. Each is drawn from their place
 * in the list alone, so that whoever comes back is the same person with the same telephone.
 */

/** So many different people to a complaint. */
const share = 0.55;

/** The people of one complaint. */
export function peopleOf(random: Random, complaints: number, count: number): ReadComplainant[] {
  const different = Math.max(1, Math.floor(complaints * share));
  return Array.from({ length: count }, () =>
    readPerson(drawPerson(Math.floor(different * random.next() ** 1.6)), random),
  );
}

/** How many complain together. */
export const howMany = (random: Random): number =>
  random.chance(0.96) ? 1 : random.chance(0.9) ? random.int(2, 5) : random.int(6, 20);

const bornBefore = new Date('2026-01-01T00:00:00Z');

function drawPerson(no: number): Person {
  const random = randomOf('filled person', no);
  const governorate = random.pick([
    'EG-C',
    'EG-GZ',
    'EG-ALX',
    'EG-BNS',
    'EG-SHR',
    'EG-DK',
    'EG-MN',
  ]);
  return makePerson(random, { governorate, today: bornBefore });
}

/** As intake reads what they fill in. */
function readPerson(person: Person, random: Random): ReadComplainant {
  const { kind, language, name, nationalId, phone, email } = person;
  const parts =
    typeof name === 'string' ? [name] : [name.first, name.father, name.grandfather, name.family];
  const identity: Identity = {
    name: fullName(person),
    ...(parts.length > 1 ? { nameParts: parts } : {}),
    ...(nationalId === undefined ? {} : { nationalId }),
    ...(phone === undefined ? {} : { phone: phone.startsWith('+') ? phone : `+2${phone}` }),
    ...(email === undefined ? {} : { email }),
  };
  const usual: NoticeWay = phone ? 'sms' : email ? 'email' : 'none';
  return { kind, language, noticeBy: random.chance(0.03) ? 'none' : usual, identity };
}
