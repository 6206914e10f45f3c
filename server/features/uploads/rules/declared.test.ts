import { expect, test } from 'vitest';
import { declaredLimit, readDeclared } from './declared.ts';

const MB = 1024 * 1024;

test.each([
  [
    { filename: 'a.jpg', filetype: 'Image/JPEG' },
    { name: 'a.jpg', type: 'image/jpeg' },
  ],
  [
    { name: 'b.ogg', type: 'audio/ogg; codecs=opus' },
    { name: 'b.ogg', type: 'audio/ogg; codecs=opus' },
  ],
  [
    { filename: '../x', filetype: 'text/html\r\nX: y' },
    { name: 'x', type: null },
  ],
  [
    { filename: null, filetype: null },
    { name: null, type: null },
  ],
  [{ filetype: 'nonsense' }, { name: null, type: null }],
  [{}, { name: null, type: null }],
])('%j is kept as %j', (metadata, declared) => {
  expect(readDeclared(metadata as Record<string, string | null>)).toEqual(declared);
});

test.each([
  ['image/jpeg', 25 * MB],
  ['application/pdf', 20 * MB],
  ['audio/ogg; codecs=opus', 20 * MB],
  ['video/mp4', 50 * MB],
  ['application/zip', 50 * MB],
  [null, 50 * MB],
  ['constructor', 50 * MB],
])('a file called %s may announce %i bytes', (type, limit) => {
  expect(declaredLimit(type)).toBe(limit);
});
