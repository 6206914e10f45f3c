import { describe, expect, test } from 'vitest';
import { readTelephone } from './telephone.ts';
import { groupTelephone, telephoneGroups } from './telephone-groups.ts';

describe('telephoneGroups', () => {
  test.each([
    ['a mobile', '+201001234567', '010 0123 4567'],
    ['a mobile of another operator', '+201551234567', '015 5123 4567'],
    ['Greater Cairo', '+20227958000', '02 2795 8000'],
    ['Alexandria', '+2034801234', '03 480 1234'],
    ['Beni Suef', '+20822314567', '082 231 4567'],
    ['Banha, whose code begins as a mobile does', '+20133224567', '013 322 4567'],
    ['the Tenth of Ramadan', '+20554362000', '055 436 2000'],
    ['Saudi Arabia', '+966501234567', '+966 50 123 4567'],
    ['the Emirates', '+971501234567', '+971 50 123 4567'],
    ['Kuwait, of eight digits', '+96551234567', '+965 5123 4567'],
    ['the United States', '+12024561111', '+1 202 456 1111'],
    ['Italy', '+393123456789', '+39 312 345 6789'],
  ])('parts a number of %s: %s → %s', (_, e164, groups) => {
    expect(readTelephone(e164, 'EG')).toMatchObject({ ok: true, e164 });
    expect(telephoneGroups(e164)).toEqual(groups.split(' '));
  });

  test.each(['+1', '+20', '+2012', '', 'لا أعرف', '0100'])('loses nothing of %j', (given) => {
    expect(telephoneGroups(given).join('').replace(/^0/, '+20')).toBe(given.replace(/^0/, '+20'));
  });
});

test('joins the groups by spaces that do not break', () => {
  expect(groupTelephone('+201001234567')).toBe('010\u00a00123\u00a04567');
});
