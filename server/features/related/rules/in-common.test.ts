import { expect, test } from 'vitest';
import { inCommon } from './in-common.ts';

const person = (phone: string | null, email: string | null = null) => ({
  phone_hash: phone === null ? null : Buffer.from(phone),
  national_id_hash: null,
  email_hash: email === null ? null : Buffer.from(email),
});

test('two complaints have in common what any of their people share', () => {
  const ones = [person('a'), person('b', 'm')];
  expect(inCommon(ones, [person('b')])).toEqual(['phone']);
  expect(inCommon(ones, [person('b'), person(null, 'm')])).toEqual(['phone', 'email']);
});

test('what neither gave is nothing in common', () => {
  expect(inCommon([person(null)], [person(null)])).toEqual([]);
});
