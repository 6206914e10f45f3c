import { readNationalId } from '@insaf/contract/national-id.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import { describe, expect, test } from 'vitest';
import { asTyped, fullName, kindShares, makePerson } from './people.ts';
import { randomOf } from './seeded.ts';

const today = new Date('2026-06-30T09:00:00Z');

describe('complainants who do not exist', () => {
  test('an ID says the sex and birth date its bearer has, and most say where they live', () => {
    const random = randomOf('ids');
    let home = 0;
    let read = 0;
    for (let i = 0; i < 500; i++) {
      const person = makePerson(random, {
        governorate: 'EG-BNS',
        today,
        kind: 'citizen',
        has: { nationalId: 1 },
      });
      const id = readNationalId(asTyped(random, person.nationalId ?? ''), '2026-06-30');
      expect(id).toMatchObject({ ok: true, sex: person.sex, birthDate: person.birthDate });
      expect((person.birthDate as string) < '2008-07-01').toBe(true);
      if (id.ok && id.governorate === 'EG-BNS') home++;
      read++;
    }
    expect(home / read).toBeGreaterThan(0.72);
    expect(home).toBeLessThan(read);
  });

  test('every telephone number is one that its country can assign, however it is typed', () => {
    const random = randomOf('phones');
    const typed = new Set<string>();
    for (let i = 0; i < 400; i++) {
      const person = makePerson(random, { governorate: 'EG-IS', today, has: { phone: 1 } });
      const phone = asTyped(random, person.phone ?? '');
      typed.add(phone.replace(/[0-9]/g, '0').replace(/[٠-٩]/g, '٠'));
      expect(readTelephone(phone, 'EG'), phone).toMatchObject({ ok: true });
    }
    expect(typed.size).toBeGreaterThan(4);
  });

  test('names are of four parts, rarely alike, and kinds come in their shares', () => {
    const seen = new Set<string>();
    const kinds: Record<string, number> = {};
    for (let i = 0; i < 3000; i++) {
      const person = makePerson(randomOf('names', i), { governorate: 'EG-BNS', today });
      kinds[person.kind] = (kinds[person.kind] ?? 0) + 1;
      if (typeof person.name === 'string') continue;
      for (const part of Object.values(person.name)) expect(part).toMatch(/^[\u0621-\u064a ]+$/);
      expect(new Set([person.name.first, person.name.father, person.name.grandfather]).size).toBe(
        3,
      );
      seen.add(fullName(person));
      if (person.email) expect(person.email).toMatch(/^[a-z._0-9]+@example\.org$/);
    }
    expect(seen.size).toBeGreaterThan(2700);
    for (const [kind, share] of Object.entries(kindShares))
      expect(Math.abs((kinds[kind] ?? 0) / 3000 - share), kind).toBeLessThan(0.015);
  });
});
