import { cohortFigures, eventFigures, fourFigures } from '@insaf/contract/figures.ts';
import { type LiveFigure, renamed } from '@insaf/contract/meeting-text.ts';
import { dayWords, inWords } from '../review/asked.ts';
import { figureName } from '../review/figure-words.ts';
import { hasWords, locale, say } from '../words.ts';

/*
 * Figures that a text names. It is kept with their codes, `{cohort.received}`, and typed and read with their
 * names in the person's language.
 */

/** All of a review, for those that are 0 and left out of it. */
export const figureNames = {
  cohort: [...cohortFigures, 'dismissed'],
  events: [...eventFigures, 'dismissed'],
  standing: ['open_at_start', 'open_at_end'],
} as const;

const periods = { '': 'now', 'before.': 'before', 'last_year.': 'last_year' } as const;
type Prefix = keyof typeof periods;

type Names = {
  readonly named: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  /** Every code with its name, as they are offered. */
  readonly offered: readonly { readonly value: string; readonly label: string }[];
};
let names: Names | null = null;

/** What figures are called, each by a name of its own; made when it is first asked for, when words are there. */
export function figureNamesInWords(): Names {
  if (names !== null) return names;
  const all = (Object.keys(periods) as Prefix[]).flatMap(namesOf);
  names = {
    named: new Map(all),
    codes: new Map(all.map(([code, name]) => [name, code])),
    offered: all.map(([value, label]) => ({ value, label })),
  };
  return names;
}

function namesOf(prefix: Prefix): [code: string, name: string][] {
  const inPeriod = (what: string) => say(`desk-meetings.figure.${periods[prefix]}`, { what });
  const counts = (['cohort', 'events', 'standing'] as const).flatMap((basis) =>
    figureNames[basis].map((name): [string, string] => {
      const figure = figureName(basis, name);
      return [
        `${prefix}${basis}.${name}`,
        inPeriod(say(`desk-meetings.figure.${basis}`, { figure })),
      ];
    }),
  );
  const rates = fourFigures.flatMap((name) =>
    (['received', 'referred'] as const).map((of): [string, string] => {
      const figure = figureName('cohort', name);
      return [
        `${prefix}rate.${name}.${of}`,
        inPeriod(say(`desk-meetings.figure.rate_${of}`, { figure })),
      ];
    }),
  );
  return [...counts, ...rates];
}

/** What the number of a finding is called. */
export function findingFigureName(code: string): string {
  const key = `desk-meetings.number.${code.replace('finding.', '')}`;
  return hasWords(key) ? say(key) : code;
}

const findingCode = (name: string, of: readonly string[]) =>
  of.find((code) => findingFigureName(code) === name);

/** A text as it is typed and read. @param ofFinding codes of the numbers of the finding that it rewords */
export const shownText = (text: string, ofFinding: readonly string[]): string =>
  renamed(
    text,
    (code) =>
      figureNamesInWords().named.get(code) ??
      (ofFinding.includes(code) ? findingFigureName(code) : undefined),
  );

/** The same as it is kept. */
export const keptText = (text: string, ofFinding: readonly string[]): string =>
  renamed(text, (name) => figureNamesInWords().codes.get(name) ?? findingCode(name, ofFinding));

const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const decimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const tenth = new Intl.NumberFormat(locale, decimal);

/** A figure as the person reads numbers. */
export function sayFigure(figure: LiveFigure): string {
  if (figure.is === 'day') return dayWords(figure.value);
  if (figure.value === null) return '–';
  if (figure.is === 'count') return inWords(figure.value);
  return (figure.is === 'share' ? percent : tenth).format(figure.value);
}
