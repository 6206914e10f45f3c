import { dismissedFigures, fourFigures } from '@insaf/contract/figures.ts';
import { dismissed, type Review, type ReviewFigures } from '@insaf/contract/review.ts';
import type { Block } from './blocks.ts';
import { coverOf, type Paper } from './cover.ts';
import { figureName } from './figure-tables.ts';
import { findingSlides } from './finding-tables.ts';
import type { Manner } from './manner.ts';
import { meetingSlides } from './meeting-words.ts';
import { balance, courses, fourTiles, rankedBars, wayBars } from './pictures.ts';
import { obstacleTable } from './report.ts';

/** One message: a sentence, and what shows it. */
export type Slide = {
  readonly title: string;
  readonly basis: string | null;
  /** What the shares on it are of. */
  readonly foot: string | null;
  readonly block: Block;
};

/** The review as slides for the meeting, one message on each: what slides-template.ts is given. */
export function slidesOf(manner: Manner, paper: Paper) {
  const { review, meeting } = paper;
  const slides = [
    ...meetingSlides(manner, meeting),
    ...whole(manner, review),
    ...findingSlides(manner, paper.findings),
    ...agencySlides(manner, review),
    ...dismissals(manner, review),
    ...ranked(manner, review),
    ...obstacleSlide(manner, review),
  ];
  return { ...coverOf(manner, paper), slides };
}

/** Lines of a slide that can be read from the last row. */
const mostLines = 9;

function slide(
  { say }: Manner,
  basis: 'event' | 'cohort' | null,
  block: Block,
  { title, foot = null }: { title: string; foot?: string | null },
): Slide {
  return { title, basis: basis === null ? null : say(`figures.basis.${basis}`), foot, block };
}

function whole(manner: Manner, review: Review): Slide[] {
  const { say, number, rate, change } = manner;
  const { now, before } = review;
  const [received, verified] = [now.cohort.received ?? 0, now.cohort.verified ?? 0];
  const earlier = before.cohort.received ?? 0;
  const params = {
    received: number(received),
    answered: rate(now.cohort.answered ?? 0, received),
    verified: rate(verified, received),
    change: change(received, earlier),
  };
  const fourTitle = received === 0 ? 'nothing' : 'four';
  const courseTitle = earlier === 0 ? 'course' : 'course_changed';
  const four = slide(manner, 'cohort', fourTiles(manner, review), {
    title: say(`review-paper.slide.${fourTitle}`, params),
    foot: say('review-paper.four_note'),
  });
  const open = slide(manner, 'event', balance(manner, review), {
    title: say('review-paper.slide.balance', {
      start: number(now.standing.open_at_start),
      end: number(now.standing.open_at_end),
    }),
  });
  if (received === 0 && Object.keys(now.events).length === 0) return [four, open];
  return [
    four,
    slide(manner, 'cohort', wayBars(manner, now), {
      title: say('review-paper.slide.way', params),
      foot: say('review-paper.slide.share_of_received'),
    }),
    slide(manner, 'event', courses(manner, review, { figures: ['received'], across: 1 }), {
      title: say(`review-paper.slide.${courseTitle}`, params),
    }),
    slide(manner, 'event', courses(manner, review, { figures: [...fourFigures], across: 2 }), {
      title: say('review-paper.slide.course_four'),
    }),
    open,
  ];
}

/** Those that ran over their time most, and those that have the most proven, of what each received. */
function agencySlides(manner: Manner, { agencies, now }: Review): Slide[] {
  const { say, name, number } = manner;
  const named = agencies.map((row) => ({ ...row, name: name(row.agency.name) }));
  return (['overdue', 'verified'] as const).flatMap((figure) => {
    const rows = most(named, figure);
    if (rows.length === 0) return [];
    const title = say(`review-paper.slide.agencies_${figure}`, {
      count: number(now.cohort[figure] ?? 0),
    });
    const foot = say('review-paper.slide.share_of_agency');
    return [slide(manner, 'cohort', rankedBars(manner, rows), { title, foot })];
  });
}

function dismissals(manner: Manner, { now: { cohort } }: Review): Slide[] {
  const { say, number, rate } = manner;
  const all = cohort[dismissed] ?? 0;
  if (all === 0) return [];
  const reasons = dismissedFigures
    .map((figure) => ({
      name: figureName(manner, 'cohort', figure),
      count: cohort[figure] ?? 0,
      of: all,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
  const title = say('review-paper.slide.dismissed', {
    count: number(all),
    rate: rate(all, cohort.received ?? 0),
  });
  const foot = say('review-paper.slide.share_of_dismissed');
  return [slide(manner, 'cohort', rankedBars(manner, reasons), { title, foot })];
}

/** What most was received about, from where and how. */
function ranked(manner: Manner, review: Review): Slide[] {
  const { say, name } = manner;
  const none = say('desk-review.without');
  const received = review.now.cohort.received ?? 0;
  const place = ({ name: both, itself }: Review['places'][number]) => {
    if (both === null) return none;
    return itself ? say('desk-review.places.itself', { place: name(both) }) : name(both);
  };
  const lists: Record<string, (ReviewFigures & { name: string })[]> = {
    category: review.categories.map((row) => ({ ...row, name: row.name ? name(row.name) : none })),
    place: review.places.map((row) => ({ ...row, name: place(row) })),
    channel: review.channels.map((row) => ({
      ...row,
      name: say(`lifecycle.channel.${row.channel}`),
    })),
  };
  return Object.entries(lists).flatMap(([key, list]) => {
    const rows = most(list, 'received').map((row) => ({ ...row, of: received }));
    if (rows.length === 0) return [];
    const title = say(`review-paper.slide.${key}`, {
      // Set apart, so that a name turns nothing of the sentence.
      name: `\u2068${rows[0]!.name}\u2069`,
      rate: manner.rate(rows[0]!.count, received),
    });
    const foot = say('review-paper.slide.share_of_received');
    return [slide(manner, 'cohort', rankedBars(manner, rows), { title, foot })];
  });
}

/** The rows with the most of a figure, with their count of it and what they received. */
function most<Row extends ReviewFigures & { readonly name: string }>(
  rows: readonly Row[],
  figure: 'received' | 'overdue' | 'verified',
) {
  return rows
    .map(({ name, cohort }) => ({ name, count: cohort[figure] ?? 0, of: cohort.received ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, mostLines);
}

function obstacleSlide(manner: Manner, { obstacles }: Review): Slide[] {
  const { say, number } = manner;
  const open = obstacles.reduce((sum, row) => sum + row.open, 0);
  if (obstacles.length === 0) return [];
  return [
    slide(manner, null, obstacleTable(manner, obstacles), {
      title: say('review-paper.slide.obstacles', { count: number(open) }),
      foot: say('review-paper.obstacles_note'),
    }),
  ];
}
