import fc from 'fast-check';
import smpp from 'smpp';
import { expect, test } from 'vitest';
import { partHeader, smsParts, splitSms } from './sms-text.ts';

/** The package's own tables, written by others, read what ours wrote. */
function read({ coding, parts }: ReturnType<typeof splitSms>): string {
  const encoding = coding === 'gsm7' ? smpp.encodings.ASCII : smpp.encodings.UCS2;
  return parts.map((part) => encoding.decode(part)).join('');
}

test.each([
  ['160 Latin letters are one message', 'a'.repeat(160), 'gsm7', 1],
  ['161 Latin letters are two', 'a'.repeat(161), 'gsm7', 2],
  ['306 Latin letters are two', 'a'.repeat(306), 'gsm7', 2],
  ['307 Latin letters are three', 'a'.repeat(307), 'gsm7', 3],
  ['80 euro signs are one message, as each takes two places', '€'.repeat(80), 'gsm7', 1],
  ['81 euro signs are two', '€'.repeat(81), 'gsm7', 2],
  ['70 Arabic letters are one message', 'ش'.repeat(70), 'ucs2', 1],
  ['71 Arabic letters are two', 'ش'.repeat(71), 'ucs2', 2],
  ['134 Arabic letters are two', 'ش'.repeat(134), 'ucs2', 2],
  ['135 Arabic letters are three', 'ش'.repeat(135), 'ucs2', 3],
  ['one Arabic letter among 70 Latin ones makes two', `${'a'.repeat(70)}ش`, 'ucs2', 2],
  ['nothing is one empty message', '', 'gsm7', 1],
] as const)('counts what a text takes: %s', (_, text, coding, parts) => {
  expect(smsParts(text)).toEqual({ coding, parts });
});

test('never cuts an escaped letter or a surrogate pair in two', () => {
  const euros = splitSms(`a${'€'.repeat(160)}`);
  expect(euros.parts.every((part) => part.at(-1) !== 0x1b)).toBe(true);
  const faces = splitSms(`a${'🙂'.repeat(100)}`);
  expect(faces.parts.every((part) => smpp.encodings.UCS2.decode(part).isWellFormed())).toBe(true);
});

test('any text comes out of its parts as it went in, and no part is longer than 140 octets allow', () => {
  const letters = fc.constantFrom(...'aZ9@£_{}[]€\\~^|\nشكوىﻻ٣«»،؟ é🙂');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 700 }), (text) => {
      const split = splitSms(text);
      expect(read(split)).toBe(text);
      const { coding, parts } = split;
      const most = coding === 'gsm7' ? 153 : 134;
      if (parts.length > 1) expect(parts.every((part) => part.length <= most)).toBe(true);
    }),
  );
});

test('the header of a part says which message, how many parts, and which part', () => {
  expect([...partHeader(0x1a7, 3, 2)]).toEqual([5, 0, 3, 0xa7, 3, 2]);
});
