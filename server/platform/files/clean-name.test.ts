import { expect, test } from 'vitest';
import { attachmentNamed, cleanName, nameWithEnding } from './clean-name.ts';

test.each([
  ['photo.jpg', 'photo.jpg'],
  ['صورة الحفرة.jpg', 'صورة الحفرة.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\photo.jpg', 'photo.jpg'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['\u2066photo\u2069.jpg', 'photo.jpg'],
  ['a\u0000b\r\nSet-Cookie: x.jpg', 'abSet-Cookie_ x.jpg'],
  ['<img src=x>.png', '_img src=x_.png'],
  ['  .hidden. ', 'hidden'],
  ['e\u0301.pdf', 'é.pdf'],
  ['می\u200cخواهم.jpg', 'می\u200cخواهم.jpg'],
  ['lonely\ud800.jpg', 'lonely\ufffd.jpg'],
  ['...', null],
  ['', null],
  ['folder/', null],
  [null, null],
  [undefined, null],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

test('a long name is cut in the middle of no letter and keeps its ending', () => {
  const name = cleanName(`${'😀'.repeat(100)}.jpeg`)!;
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name.endsWith('😀.jpeg')).toBe(true);
  expect(name.isWellFormed()).toBe(true);
});

test('a file is saved with the ending of what it is', () => {
  expect(nameWithEnding('report.exe', 'jpg', 'photo')).toBe('report.jpg');
  expect(nameWithEnding('صورة', 'png', 'photo')).toBe('صورة.png');
  expect(nameWithEnding('.jpg', 'jpg', 'photo')).toBe('photo.jpg');
  expect(nameWithEnding(null, 'pdf', 'document')).toBe('document.pdf');
});

test('the header of a name has it in plain letters and in full, and breaks out of neither', () => {
  expect(attachmentNamed('صورة 1.jpg')).toBe(
    `attachment; filename="____ 1.jpg"; filename*=UTF-8''%D8%B5%D9%88%D8%B1%D8%A9%201.jpg`,
  );
  expect(attachmentNamed(`a"b\\c'(1)*.jpg`)).toBe(
    `attachment; filename="a_b_c'(1)*.jpg"; filename*=UTF-8''a%22b%5Cc%27%281%29%2A.jpg`,
  );
});
