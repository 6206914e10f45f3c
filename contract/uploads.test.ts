import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  uploadKinds,
  uploadLimits,
  uploadMarks,
  uploadRefusalReasons,
  uploadStates,
  uploadTypes,
} from './uploads.ts';

type Words = Record<'kinds' | 'states' | 'reasons' | 'marks', Record<string, string>>;

describe.each(['ar', 'en'])('the words in %s', (language) => {
  const url = new URL(`words/${language}/uploads.json`, import.meta.url);
  const words = JSON.parse(readFileSync(url, 'utf8')) as Words;

  test('say every kind, state, reason and mark, and no other', () => {
    expect(Object.keys(words.kinds).sort()).toEqual([...uploadKinds].sort());
    expect(Object.keys(words.states).sort()).toEqual([...uploadStates].sort());
    expect(Object.keys(words.reasons).sort()).toEqual([...uploadRefusalReasons].sort());
    expect(Object.keys(words.marks).sort()).toEqual([...uploadMarks].sort());
  });

  test('give the limits as they are', () => {
    const numbersIn = (sentence: string) =>
      [...sentence.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const MB = 1024 * 1024;
    const { photo, document, audio, video, count } = uploadLimits;
    expect(document.bytes).toBe(audio.bytes);
    expect(numbersIn(words.reasons.too_large!)).toEqual([
      photo.bytes / MB,
      audio.bytes / MB,
      video.bytes / MB,
    ]);
    expect(numbersIn(words.reasons.too_many!)).toEqual([count]);
    expect(numbersIn(words.reasons.too_long!)[0]).toBe(audio.seconds / 60);
    expect(video.seconds).toBe(120);
  });
});

test('every type has a kind that has limits', () => {
  for (const { kind } of Object.values(uploadTypes))
    expect(uploadLimits[kind].bytes).toBeGreaterThan(0);
});
