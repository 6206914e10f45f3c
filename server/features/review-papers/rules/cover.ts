import { light } from '@insaf/contract/design-tokens.ts';
import type { Findings } from '@insaf/contract/findings.ts';
import type { IndicatorPage } from '@insaf/contract/indicators.ts';
import type { Review, ReviewQuery } from '@insaf/contract/review.ts';
import type { Manner } from './manner.ts';
import type { MeetingWords } from './meeting-words.ts';

/** What a paper says of itself besides the figures. */
export type Frame = {
  /** Who runs the installation; null where it is not set. */
  readonly installation: string | null;
  /** Who has it printed; null for a partner. */
  readonly by: string | null;
  readonly at: Date;
};

export type Paper = {
  readonly review: Review;
  readonly query: ReviewQuery;
  readonly frame: Frame;
  /** What a committee's rapporteur says of it, where it is of a meeting. */
  readonly meeting?: MeetingWords | undefined;
  /** What stands out in it; not where somebody says so in words of their own. */
  readonly findings?: Findings | undefined;
  /** Of the year in which the period ends, where they are printed. */
  readonly indicators?: IndicatorPage;
};

/** What heads both papers: whose review, of what, and until when it is counted. */
export function coverOf(manner: Manner, { review, query, frame, meeting }: Paper) {
  const { say, day, name } = manner;
  const { agency, above, category, place, initiative, now, countedUntil } = review;
  const fact = (key: string, value: string | null) =>
    value === null ? [] : [{ label: say(`review-paper.cover.${key}`), value }];
  const narrowed = (asked: string | undefined, found: string | null) =>
    asked === undefined ? null : (found ?? say('desk-review.without'));
  const { category: categoryAsked, place: placeAsked, channel, kind } = query;
  const initiativeAsked = query.initiative;
  return {
    language: manner.language,
    colours: light,
    numbering: manner.digits === 'arab' ? '١' : '1',
    brand: say('portal.name'),
    installation: frame.installation ?? say('portal.tagline'),
    title: say('review-paper.title'),
    agency: name(agency.name),
    above: above.map((one) => name(one.name)),
    period: say('review-paper.period', { from: day(now.from), to: day(now.to) }),
    countedUntil: say('review-paper.counted_until', {
      at: countedUntil === null ? noTime(manner) : manner.moment(new Date(countedUntil)),
    }),
    warning: warningOf(manner, review, meeting),
    facts: [
      ...fact('meeting', meeting?.title ?? null),
      ...fact('held', heldWords(manner, meeting)),
      ...fact('reach', say(`review-paper.reach.${review.below ? 'below' : 'alone'}`)),
      ...fact('category', narrowed(categoryAsked, category && name(category))),
      ...fact('channel', channel === undefined ? null : say(`lifecycle.channel.${channel}`)),
      ...fact('kind', kind === undefined ? null : say(`lifecycle.kind.${kind}`)),
      ...fact('place', narrowed(placeAsked, place && name(place))),
      ...fact('initiative', narrowed(initiativeAsked, initiative && name(initiative.name))),
      ...fact('supervisor', initiative && name(initiative.supervisor.name)),
      ...fact('tree', say(`review-paper.tree.${review.tree}`)),
      ...fact('before', periodOf(manner, review.before)),
      ...fact('last_year', periodOf(manner, review.lastYear)),
      ...fact('by', frame.by),
      ...fact('at', manner.moment(frame.at)),
      ...fact('closed', closedWords(manner, meeting)),
      ...fact('sha256', meeting?.closed?.sha256 ?? null),
    ],
    basesTitle: say('review-paper.bases.title'),
    bases: (['event', 'cohort'] as const).map((basis) => ({
      name: say(`figures.basis.${basis}`),
      meaning: say(`review-paper.bases.${basis}`),
    })),
    page: pageWords(manner),
  };
}

const periodOf = ({ say, day }: Manner, { from, to }: { from: string; to: string }) =>
  say('review-paper.period', { from: day(from), to: day(to) });

function warningOf({ say }: Manner, { whole }: Review, meeting?: MeetingWords): string | null {
  if (meeting !== undefined && meeting.closed === null) return say('review-paper.draft');
  return whole ? null : say('review-paper.not_whole');
}

const heldWords = ({ moment }: Manner, meeting?: MeetingWords): string | null => {
  const said = [meeting?.heldAt ? moment(new Date(meeting.heldAt)) : '', meeting?.place ?? ''];
  return said.filter((each) => each !== '').join(' · ') || null;
};

const closedWords = ({ say, moment }: Manner, meeting?: MeetingWords): string | null =>
  meeting?.closed
    ? say('review-paper.closed', {
        at: moment(new Date(meeting.closed.at)),
        by: meeting.closed.by,
      })
    : null;

const noTime = ({ say }: Manner) => say('review-paper.never_counted');

/** What stands before, between and after the number of a page and of all pages. */
function pageWords({ say }: Manner): { before: string; between: string; after: string } {
  const gap = '\u0001';
  const [before, between, after] = say('review-paper.page', { page: gap, pages: gap }).split(gap);
  return { before: before ?? '', between: between ?? '', after: after ?? '' };
}
