import { expect, test } from 'vitest';
import { ownPath, readChoices } from './read-choices.ts';

test('a choice holds over what the browser asks for', () => {
  expect(readChoices({ 'insaf-language': 'en', 'insaf-digits': 'arab' }, 'ar')).toEqual({
    language: 'en',
    digits: 'arab',
  });
});

test('without a choice, or with one that is none, the browser is asked', () => {
  expect(readChoices({}, 'en')).toEqual({ language: 'en', digits: 'latn' });
  expect(readChoices({ 'insaf-language': 'xx' }, 'ar').language).toBe('ar');
});

test.each([
  ['/file/where?x=1', '/file/where?x=1'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/.//evil.example/x', '/'],
  ['/track/..//evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
])('a link back to %s leads to %s', (given, path) => {
  expect(ownPath(given)).toBe(path);
});
