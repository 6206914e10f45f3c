import { type FindingManner, findingSentence } from './finding-sentence.ts';
import type { Finding } from './findings.ts';
import { numberFormat } from './formats.ts';
import { kindOf } from './meeting-text.ts';

/*
 * The sentence of a finding for somebody who rewords it: its numbers are named, not written, so that they stay
 * live. Each number is said as one that stands nowhere else and asks for the same form of the words; where it
 * is found, its name is put.
 */

const formats = {
  count: {},
  tenth: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  share: { style: 'percent', maximumFractionDigits: 1 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

/** Numbers up to this have words of their own in Arabic, and stay as they are. */
const inWords = 2;
const million = 1_000_000;

/** @param locale in which `manner` says numbers */
export function liveSentence(finding: Finding, manner: FindingManner, locale: string): string {
  const marks = Object.entries(finding.numbers).flatMap(([name, value], at) => {
    const kind = kindOf(name);
    if (kind === 'count' && value <= inWords) return [];
    // The last two digits decide about the form of a word in Arabic.
    const mark = kind === 'count' ? (at + 1) * million + (value % 100) : (at + 1) * million + 0.5;
    const said = numberFormat(locale, formats[kind]).format(mark);
    return [{ name, mark, said }];
  });
  const marked = Object.fromEntries(marks.map(({ name, mark }) => [name, mark]));
  const sentence = findingSentence(
    { ...finding, numbers: { ...finding.numbers, ...marked } },
    { ...manner, day: (day) => `{finding.${dayNamed(finding, day)}}` },
  );
  return marks.reduce(
    (text, { name, said }) => text.replaceAll(said, `{finding.${name}}`),
    sentence,
  );
}

const dayNamed = ({ days }: Finding, day: string): string =>
  Object.keys(days).find((name) => days[name] === day) ?? day;
