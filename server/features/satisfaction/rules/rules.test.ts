import { createSecretKey } from 'node:crypto';
import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './call-cursor.ts';
import { readLink, writeLink } from './link.ts';
import { wayToAsk, wayWithoutMessages, whoIsAsked } from './way-to-ask.ts';
import { withoutContacts } from './without-contacts.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const number = numberFrom('20260705001');

test('a link opens the one question it was made for, and nothing that was altered', () => {
  const link = writeLink(key, { number, seq: 6 });
  expect(readLink(key, link)).toEqual({ number, seq: 6 });
  expect(link).toHaveLength(31);
  for (const wrong of [
    link.replace('-6-', '-7-'),
    link.replace('-6-', '-06-'),
    `${link}a`,
    '',
    number,
  ]) {
    expect(readLink(key, wrong), wrong).toBeNull();
  }
  expect(readLink(createSecretKey(Buffer.alloc(32, 8)), link)).toBeNull();
});

test('a person is asked as they chose, called where only a landline is known, and never against their wish', () => {
  const mobile = { phone: '+201001234567', email: 'a@example.com' };
  const landline = { phone: '+20822345678' };
  expect(wayToAsk({ noticeBy: 'sms', ...mobile }, true)).toBe('sms');
  expect(wayToAsk({ noticeBy: 'email', ...mobile }, true)).toBe('email');
  expect(wayToAsk({ noticeBy: 'none', ...mobile }, true)).toBe('page');
  expect(wayToAsk({ noticeBy: 'sms', ...landline }, true)).toBe('call');
  expect(wayToAsk({ noticeBy: 'sms', ...landline }, false)).toBe('page');
  expect(wayToAsk({ noticeBy: 'sms' }, true)).toBe('page');
  expect(wayWithoutMessages({ noticeBy: 'sms', ...mobile }, true)).toBe('call');
});

test('of several people the one is asked who is reached most easily, the first of equals', () => {
  const people = (['page', 'call', 'email', 'sms'] as const).map((way, no) => ({ way, no }));
  expect(whoIsAsked(people)).toEqual({ way: 'email', no: 2 });
  expect(whoIsAsked(people.slice(0, 2))?.way).toBe('call');
  expect(whoIsAsked([])).toBeUndefined();
});

test('telephones, identity numbers and addresses are taken out of words, other numbers are not', () => {
  expect(withoutContacts('اتصلوا على ٠١٠٠ ١٢٣ ٤٥٦٧ أو mona@example.com')).toBe(
    'اتصلوا على ●●● أو ●●●',
  );
  expect(withoutContacts('انتظرت 12 يومًا في 2026')).toBe('انتظرت 12 يومًا في 2026');
});

test('a page goes on where the one before ended, and nowhere else', () => {
  const cursor = { since: 1_780_000_000_000, number: '501234567890' };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  for (const wrong of ['', '5', 'a-501234567890', '1-012345678901'])
    expect(readCursor(wrong)).toBeNull();
});
