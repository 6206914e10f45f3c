import type { Finding, FindingRule, FindingSide } from '@insaf/contract/findings.ts';
import { changeRules } from '@insaf/contract/findings.ts';
import type { Bilingual } from '@insaf/contract/text.ts';

/** Something in the directory, by code and name. */
export type Named = { readonly code: string; readonly name: Bilingual };

/** Of what a finding speaks: an agency, a category, or a place and what is complained about there. */
export type About = {
  readonly agency?: Named | undefined;
  readonly category?: Named | undefined;
  readonly place?: Named | undefined;
};

/** A finding but for where what is behind it is listed. */
export type Found = Omit<Finding, 'behind'> & {
  readonly about: About;
  /** The figure whose complaints are behind it, and on which basis and days it is counted. */
  readonly counted: {
    readonly basis: 'events' | 'cohort';
    readonly figure: string;
    readonly from: string;
    readonly to: string;
  } | null;
};

const better: readonly FindingRule[] = [
  'settles_sooner',
  'late_less',
  'returned_less',
  'handed_back_less',
  'confirmed_more',
  'obstacles_removed',
];
export const sideOf = (rule: FindingRule): FindingSide =>
  better.includes(rule) ? 'well' : 'obstacle';

/** A finding of a rule about something. */
export function foundOf(
  rule: FindingRule,
  about: About,
  rest: Pick<Found, 'numbers' | 'weight'> &
    Partial<Pick<Found, 'days' | 'chance' | 'counted' | 'obstacle'>>,
): Found {
  const { obstacle, days = {}, chance = null, counted = null, numbers, weight } = rest;
  const { agency, category, place } = about;
  const codes = [agency, category, place].map((named) => named?.code ?? '');
  return {
    key: [rule, ...codes, ...(obstacle === undefined ? [] : [obstacle])].join(':').slice(0, 200),
    ...{ side: sideOf(rule), rule, about, numbers, days, chance, weight, counted },
    agency: agency === undefined ? null : { code: agency.code, name: agency.name },
    category: category?.name ?? null,
    place: place?.name ?? null,
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** What changed stands before what is so, of one weight; then in the order of their keys. */
export function heaviestFirst(one: Found, other: Found): number {
  const changed = ({ rule }: Found) => Number((changeRules as readonly string[]).includes(rule));
  return (
    Number(one.side === 'obstacle') - Number(other.side === 'obstacle') ||
    other.weight - one.weight ||
    changed(other) - changed(one) ||
    (one.key < other.key ? -1 : 1)
  );
}
