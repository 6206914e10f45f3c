import {
  bases,
  type Review,
  type ReviewFigures,
  type ReviewPeriod,
} from '@insaf/contract/review.ts';
import type { Bilingual } from '@insaf/contract/text.ts';

/** One number of a review as a line of a list; `part` says of what, `code` of which. */
export type Line = {
  readonly part: string;
  readonly code: string;
  readonly name_ar: string;
  readonly name_en: string;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly figure: string;
  readonly count: number;
};
export const lineColumns = [
  'part',
  'code',
  'name_ar',
  'name_en',
  'from',
  'to',
  'basis',
  'figure',
  'count',
] as const satisfies readonly (keyof Line)[];

type Of = Pick<Line, 'part' | 'code' | 'name_ar' | 'name_en' | 'from' | 'to'>;

/** Every number of a review, those that are 0 left out: for programs, in no language. */
export function linesOf(review: Review): Line[] {
  const { agency, now } = review;
  const { from, to } = now;
  const of = (part: string, code: string | null, name: Bilingual | null): Of => ({
    ...{ part, code: code ?? '', name_ar: name?.ar ?? '', name_en: name?.en ?? '', from, to },
  });
  const periods = (['now', 'before', 'lastYear'] as const).flatMap((name) =>
    periodLines(review[name], of('whole', agency.code, agency.name)),
  );
  return [
    ...periods,
    ...review.agencies.flatMap((row) => {
      const part = row.itself ? 'agency_itself' : 'agency';
      const { code, name } = row.agency;
      return [
        ...figureLines(row, of(part, code, name)),
        ...standingLines(row, of(part, code, name)),
        ...satisfactionLines(row, of(part, code, name)),
      ];
    }),
    ...review.categories.flatMap((row) => figureLines(row, of('category', row.code, row.name))),
    ...review.channels.flatMap((row) => figureLines(row, of('channel', row.channel, null))),
    ...review.kinds.flatMap((row) => figureLines(row, of('kind', row.kind, null))),
    ...review.places.flatMap((row) =>
      figureLines(row, of(row.itself ? 'place_itself' : 'place', row.code, row.name)),
    ),
    ...review.initiatives.flatMap((row) => figureLines(row, of('initiative', row.code, row.name))),
    ...review.course.points.flatMap((point) =>
      figureLines(point, { ...of(review.course.step, null, null), from: point.from, to: point.to }),
    ),
    ...review.obstacles.flatMap(({ kind, recorded, decided, removed, open }) =>
      lines({ recorded, decided, removed, open }, 'obstacles', of('obstacle', kind, null)),
    ),
  ];
}

function periodLines(period: ReviewPeriod, of: Of): Line[] {
  const days = { ...of, from: period.from, to: period.to };
  return [
    ...figureLines(period, days),
    ...standingLines(period, days),
    ...satisfactionLines(period, days),
  ];
}

const figureLines = (figures: ReviewFigures, of: Of): Line[] =>
  bases.flatMap((basis) => lines(figures[basis], basis, of));

const standingLines = ({ standing }: Pick<ReviewPeriod, 'standing'>, of: Of): Line[] =>
  lines(standing, 'standing', of);

/** How many were asked, and what they said where it may be told. */
const satisfactionLines = (
  { satisfaction }: Pick<ReviewPeriod, 'satisfaction'>,
  of: Of,
): Line[] => {
  const { asked, reached, answered, grades } = satisfaction;
  const told = (grades ?? []).map((count, index) => [`graded_${index + 1}`, count] as const);
  return lines({ asked, reached, answered, ...Object.fromEntries(told) }, 'satisfaction', of);
};

function lines(counts: Readonly<Record<string, number>>, basis: string, of: Of): Line[] {
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([figure, count]) => ({ ...of, basis, figure, count }));
}
