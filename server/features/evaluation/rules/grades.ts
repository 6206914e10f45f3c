import { fewestBeside } from '@insaf/contract/evaluation.ts';

/** Grades as they are shown. */
export type Grades = { readonly given: number; readonly mean: number } | null;

/**
 * The mean of the grades, five at a time in the order in which they were given: whoever looks before and
 * after one more grade sees either no change or that of five, and never what one person gave. To half a
 * grade, for the same reason.
 *
 * @param grades from 1 to 5, in the order in which they were given
 * @returns null before there are five
 */
export function gradesShown(grades: readonly number[]): Grades {
  const given = Math.floor(grades.length / fewestBeside) * fewestBeside;
  if (given === 0) return null;
  const sum = grades.slice(0, given).reduce((one, other) => one + other, 0);
  return { given, mean: Math.round((2 * sum) / given) / 2 };
}
