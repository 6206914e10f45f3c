import type { Bilingual } from './text.ts';

/*
 * What anyone may read of the figures: of the complaints received in each month that is over, what became of
 * them until now. Counts by which somebody could be recognised are hidden (docs/figures.md).
 */

/** In the order of the table; the first is what the others are shares of. */
export const publicFigures = [
  'received',
  'in_examination',
  'incomplete',
  'dismissed',
  'joined',
  'withdrawn',
  'referred',
  'answered',
  'removed',
  'verified',
  'confirmed',
  'closed_unconfirmed',
  'overdue',
] as const;
export type PublicFigure = (typeof publicFigures)[number];
export type PublicCounts = Readonly<Record<PublicFigure, number>>;

/** By what the public figures are told apart. */
export const publicParts = ['place', 'category', 'channel'] as const;
export type PublicPart = (typeof publicParts)[number];

/** A governorate, a category or a channel; `none` where complaints name none. */
export type PublicRow = {
  readonly code: string;
  readonly name: Bilingual;
  /** Of each month of the course; null is hidden. */
  readonly months: readonly (PublicCounts | null)[];
  /** Of all those months together; null is hidden. */
  readonly whole: PublicCounts | null;
  /** Where a governorate lies, in degrees; null where it is not known, and for what is no place. */
  readonly position: { readonly lat: number; readonly lon: number } | null;
};

/** How those found it who were asked in a month of which every question is closed. */
export type PublicSatisfaction = {
  readonly month: string;
  readonly asked: number;
  /** Null where there are too few to be told. */
  readonly answered: number | null;
  /** Who gave 4 or 5 of 5; null as well. */
  readonly good: number | null;
};

export type PublicYear = {
  readonly year: number;
  /** Years of which there is something, the latest first. */
  readonly years: readonly number[];
  /** First days of the months that are over and of which enough was received, `2026-07-01`. */
  readonly months: readonly string[];
  readonly course: readonly PublicCounts[];
  readonly whole: PublicCounts;
  /** By the month in which they were asked, the first first; another basis than all the rest. */
  readonly satisfaction: readonly PublicSatisfaction[];
  readonly rows: Readonly<Record<PublicPart, readonly PublicRow[]>>;
  /** Until when everything that happened is counted, ISO 8601. */
  readonly countedUntil: string;
};

export type FiguresPages = {
  /** Null where no month is over of which there is anything. */
  readonly figures: { readonly figures: PublicYear | null };
};
