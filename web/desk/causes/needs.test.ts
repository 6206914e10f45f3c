import { expect, test } from 'vitest';
import { claimOf, countLacking, isLacking } from './needs.ts';

const none = { photos: 0, documents: 0 };
const needs = { cause_removed: { photos: 1, documents: 0 }, partly: none, explained: none };
const can = { answer: true, ungather: true };

test('until a reply was written, a cause is taken to be removed', () => {
  expect(claimOf({ reply: null })).toBe('cause_removed');
  expect(isLacking({ needs }, { reply: null })).toBe(true);
  expect(isLacking({ needs }, { reply: { claim: 'explained', text: 'ر' } })).toBe(false);
});

test('those that lack something are counted by the claim, of those that can be answered', () => {
  const gathered = [
    { needs, can },
    { needs, can: { ...can, answer: false } },
  ];
  expect(countLacking({ gathered }, 'cause_removed', 0)).toBe(1);
  expect(countLacking({ gathered }, 'explained', 0)).toBe(0);
});

test('a document for all fills what each lacks of documents, and no photo of its place', () => {
  const paper = { photos: 0, documents: 1 };
  const gathered = [{ needs: { ...needs, explained: paper }, can }];
  expect(countLacking({ gathered }, 'explained', 0)).toBe(1);
  expect(countLacking({ gathered }, 'explained', 1)).toBe(0);
  expect(countLacking({ gathered }, 'cause_removed', 5)).toBe(1);
});
