import { expect, test } from 'vitest';
import { piecesOf, selectedPlaces, wordsAt } from './places.ts';

const kind = 'name' as const;

test('a text falls into what is shown and what is hidden, whatever the order of the marks', () => {
  const stretches = [
    { from: 7, to: 9, kind },
    { from: 0, to: 2, kind },
    { from: 1, to: 3, kind },
  ];
  const pieces = piecesOf('ab😀cdefgh', stretches);
  expect(pieces.map(({ text, hidden }) => (hidden ? `[${text}]` : text)).join('')).toBe(
    '[ab][😀]cdef[gh]',
  );
});

test('a selection is counted in letters, not in halves of them, and without blanks at its ends', () => {
  const text = '😀 قالت شفيقة كذا';
  const start = text.indexOf(' شفيقة');
  const places = selectedPlaces(text, start, start + ' شفيقة '.length)!;
  expect(places).toEqual({ from: 7, to: 12 });
  expect(wordsAt(text, places)).toBe('شفيقة');
  expect(selectedPlaces(text, 2, 3)).toBeNull();
});
