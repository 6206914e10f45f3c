/*
 * A finding in words, the same on the desk, on papers and in exports: `findings.json`.
 */
import { changeRules, type Finding } from './findings.ts';
import type { Language } from './text.ts';

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** In what language things are said, and how a day such as `2026-07-01` is. */
export type FindingManner = {
  readonly say: Say;
  readonly language: Language;
  readonly day: (day: string) => string;
};

export type FindingWords = {
  /** What was found, of whom. */
  readonly says: string;
  /** The numbers that it rests on, with what they are of, now and before. */
  readonly because: string;
  /** Which days were held against which, or of which the index is; null of what the period itself has. */
  readonly days: string | null;
  /** How likely noise alone would show as much; null of a plain fact. */
  readonly chance: string | null;
};

/** A name within a sentence, whose direction does not disturb what stands around it. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

export function findingWords(finding: Finding, manner: FindingManner): FindingWords {
  const { say, day } = manner;
  const { rule, numbers, obstacle, chance } = finding;
  const params = {
    ...numbers,
    ...Object.fromEntries(Object.entries(finding.days).map(([name, each]) => [name, day(each)])),
    ...(obstacle === undefined ? {} : { obstacle: say(`lifecycle.obstacle.${obstacle}`) }),
    who: whoOf(finding, manner),
  };
  return {
    says: say(`findings.rule.${rule}.says`, params),
    because: say(`findings.rule.${rule}.because`, params),
    days: daysOf(finding, manner),
    chance: chance === null ? null : chanceWords(finding, chance, say),
  };
}

/** The same as one text: what was found, and the numbers that it rests on. */
export function findingSentence(finding: Finding, manner: FindingManner): string {
  const { says, because } = findingWords(finding, manner);
  return `${says}. ${because}`;
}

function whoOf({ agency, category, place }: Finding, { say, language }: FindingManner): string {
  const name = (both: { readonly ar: string; readonly en: string }) => isolated(both[language]);
  if (agency !== null) return say('findings.about.agency', { name: name(agency.name) });
  if (place !== null && category !== null) {
    return say('findings.about.place', { name: name(place), category: name(category) });
  }
  if (category !== null) return say('findings.about.category', { name: name(category) });
  return say('findings.about.all');
}

function daysOf({ rule, days }: Finding, { say, day }: FindingManner): string | null {
  const said = Object.fromEntries(Object.entries(days).map(([name, each]) => [name, day(each)]));
  if (rule === 'one_text') return say('findings.period', said);
  if (!(changeRules as readonly string[]).includes(rule)) return null;
  const waited = rule === 'settles_sooner' || rule === 'settles_later';
  return say(`findings.${waited ? 'received_between' : 'compared'}`, said);
}

/** Rarer than once in so many is not told apart. */
const rarest = 1_000_000;

function chanceWords({ rule }: Finding, chance: number, say: Say): string {
  const exact = Math.min(rarest, chance <= 0 ? rarest : 1 / chance);
  // Two figures, rounded down: no chance is told smaller than it is.
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  const oneIn = Math.floor(exact / step) * step;
  return say(`findings.chance${rule === 'cluster' ? '_cluster' : ''}`, { oneIn });
}
