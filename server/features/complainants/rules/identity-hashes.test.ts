import { newComplainant } from '@insaf/contract/complaints.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { expect, test } from 'vitest';
import { identityHashes, normalEmail } from './identity-hashes.ts';
import { readComplainants } from './read-complainant.ts';

const by = { hash: (purpose: string, value: string) => Buffer.from(`${purpose} ${value}`) };

function hashed(given: Record<string, string>) {
  const complainants = [newComplainant.parse({ name: 'منى السيد', ...given })];
  const read = readComplainants({ complainants, language: 'ar' }, '2026-07-01');
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  const hashes = identityHashes(by, read.people[0]!.identity);
  return Object.values(hashes).map((hash) => hash?.toString() ?? null);
}

test.each([
  '01001234567',
  '0100 123 4567',
  '+20 100 123 4567',
  '0020-100-123-4567',
  '(0100) 1234567',
  arabicDigits('01001234567'),
  '۰۱۰۰۱۲۳۴۵۶۷',
  `${arabicDigits('201001234567')}+`,
])('the telephone %s is found as one and the same', (phone) => {
  expect(hashed({ phone })).toEqual(['phone +201001234567', null, null]);
});

test.each([
  '28706050112358',
  '2 870605 01 1235 8',
  arabicDigits('28706050112358'),
  '۲۸۷۰۶۰۵۰۱۱۲۳۵۸',
])('the national ID %s is found as one and the same', (nationalId) => {
  expect(hashed({ nationalId })).toEqual([null, 'national_id 28706050112358', null]);
});

test.each(['Soad@Mail.Example', 'soad@mail.example', 'SOAD@MAIL.EXAMPLE'])(
  'the address %s is found as one and the same',
  (email) => {
    expect(hashed({ email })).toEqual([null, null, 'email soad@mail.example']);
  },
);

test('an address in another script of its host is the same, and another one is not', () => {
  expect(normalEmail('mona@مثال.إختبار')).toBe(normalEmail('mona@xn--mgbh0fb.xn--kgbechtv'));
  expect(normalEmail('mona@mail.example')).not.toBe(normalEmail('mouna@mail.example'));
});
