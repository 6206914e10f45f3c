import { expect, test } from 'vitest';
import { areAlike, likenessOf, wordsOfText } from './word-likeness.ts';

const likeness = (one: string, other: string) => likenessOf(wordsOfText(one), wordsOfText(other));

test('one thing told in two ways is alike, however its words are written', () => {
  const told = likeness(
    'كسر في ماسورة المياه الرئيسية بشارع المحطة والشارع غارق',
    'ماسوره مياه مكسورة وشارع المحطه غارق',
  );
  expect(areAlike(told)).toBe(true);
});

test('two things told in other words are not alike', () => {
  const told = likeness(
    'كسر في ماسورة المياه الرئيسية بشارع المحطة',
    'أعمدة الإنارة مطفأة أمام المدرسة الإعدادية منذ أسبوع',
  );
  expect(told).toBe(0);
});

test('a text of a word or two is like none', () => {
  expect(likeness('مياه', 'مياه الشارع مقطوعة منذ الصباح')).toBe(0);
});

test('the same text is wholly like itself', () => {
  expect(likeness('القمامة متراكمة أمام المدرسة', 'القمامة متراكمة أمام المدرسة')).toBe(1);
});
