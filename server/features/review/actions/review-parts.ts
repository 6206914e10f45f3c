import type { Review } from '@insaf/contract/review.ts';
import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import type { Directory } from '../../directory/index.ts';
import { mostFirst, sumOf } from '../rules/figures.ts';
import { type ReviewPart, reviewParts } from '../rules/filters.ts';
import { courseOf, stretchesOf } from '../rules/period.ts';
import { placeRows } from '../rules/place-rows.ts';
import { cellsOf, initiativeNamed } from '../rules/scope.ts';
import { type Counted, countByParts, countFigures, type Reviewing } from './count-figures.ts';

/** The period by category, channel, kind, place and initiative, the most first. */
export async function countParts(
  reviewing: Reviewing,
): Promise<Pick<Review, 'categories' | 'channels' | 'kinds' | 'places' | 'initiatives'>> {
  const { directory, filters } = reviewing;
  const counted = await countEach(reviewing);
  const by = (part: ReviewPart) => counted.get(part)!.sort(mostFirst);
  const categories = by('category').map(({ value, events, cohort }) => {
    const category = value === '' ? null : directory.category(Number(value));
    return {
      code: category?.code ?? null,
      name: category === null ? null : { ar: category.name_ar, en: category.name_en },
      sector: category?.sector ?? null,
      ...{ events, cohort },
    };
  });
  const channels = by('channel').map(({ value, events, cohort }) => ({
    ...{ channel: value as Channel, events, cohort },
  }));
  const kinds = by('kind').map(({ value, events, cohort }) => ({
    ...{ kind: value as ComplaintKind, events, cohort },
  }));
  const within = filters.place?.length === 1 && filters.place[0] === '' ? null : filters.place;
  const places = placeRows(directory, by('place'), within ?? null);
  const initiatives = initiativeRows(directory, by('initiative'));
  return { categories, channels, kinds, places: places.sort(mostFirst), initiatives };
}

/** A row for each initiative, and last for what was filed within none; no rows where there is none. */
function initiativeRows(directory: Directory, counted: readonly Counted[]): Review['initiatives'] {
  const [none, within] = [true, false].map((is) =>
    counted.filter(({ value }) => (value === '') === is),
  ) as [Counted[], Counted[]];
  if (within.length === 0) return [];
  return [
    ...within.map(({ value, events, cohort }) => ({
      ...initiativeNamed(directory, directory.initiative(Number(value))),
      ...{ events, cohort },
    })),
    ...none.map(({ events, cohort }) => ({
      ...{ code: null, name: null, supervisor: null, events, cohort },
    })),
  ];
}

function countEach({ db, directory, scope, filters, period }: Reviewing) {
  const counting = {
    cells: cellsOf(scope, directory),
    stretches: stretchesOf(period, 'now'),
    filters,
  };
  return countByParts(db, counting, reviewParts);
}

/** The period by day, or by month where it is long. */
export async function countCourse({
  db,
  directory,
  scope,
  filters,
  period,
}: Reviewing): Promise<Review['course']> {
  const { step, points } = courseOf(period);
  const { from: first, to: last } = period;
  const counted = await countFigures(db, {
    cells: cellsOf(scope, directory),
    stretches:
      step === 'day' ? [{ label: 'now', span: 'day', first, last }] : stretchesOf(period, 'now'),
    filters,
    byStart: true,
  });
  return {
    step,
    points: points.map((point) => {
      const within = counted.filter(({ label }) => label >= point.from && label <= point.to);
      return { ...point, ...sumOf(within) };
    }),
  };
}
