import { expect, test } from 'vitest';
import { stillNeeded } from './still-needed.ts';

const rule = { photosAfter: 2, documents: 1 };
const scene = { kind: 'photo', documentKind: null };
const paper = { kind: 'photo', documentKind: 'invoice' };

test('a cause removed needs the whole rule, an explanation its documents alone', () => {
  expect(stillNeeded(rule, [])).toEqual({
    cause_removed: { photos: 2, documents: 1 },
    partly: { photos: 2, documents: 1 },
    explained: { photos: 0, documents: 1 },
  });
});

test('the photo of a paper counts as a document and not as one of the place', () => {
  expect(stillNeeded(rule, [scene, paper]).cause_removed).toEqual({ photos: 1, documents: 0 });
});

test('more files than the rule asks for leave nothing needed', () => {
  const files = [scene, scene, scene, paper, { kind: 'document', documentKind: null }];
  expect(stillNeeded(rule, files).cause_removed).toEqual({ photos: 0, documents: 0 });
});
