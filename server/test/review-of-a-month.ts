import { cohortFigures, fourFigures } from '@insaf/contract/figures.ts';
import {
  eventNames,
  type Review,
  type ReviewFigures,
  type ReviewPeriod,
  without,
} from '@insaf/contract/review.ts';

/** A review for papers, every number of which is another, so that one in the wrong place is seen. */
export function reviewOfAMonth({
  agencies = ['Governorate of Beni Suef', 'Governorate of Fayoum'],
  empty = false,
}: {
  readonly agencies?: readonly string[];
  readonly empty?: boolean;
} = {}): Review {
  let last = 20_000;
  const next = () => (last += 7);
  const figures = (): ReviewFigures => {
    if (empty) return { events: {}, cohort: {} };
    const counted = (names: readonly string[]) =>
      Object.fromEntries([...names, 'dismissed'].map((name) => [name, next()]));
    return {
      events: counted(eventNames.filter((name) => name !== 'dismissed')),
      cohort: counted(cohortFigures),
    };
  };
  const standing = () => ({
    open_at_start: empty ? 0 : next(),
    open_at_end: empty ? 0 : next(),
  });
  const satisfaction = empty
    ? { ...{ asked: 0, reached: 0, answered: 0 }, grades: null, good: null, low: null, high: null }
    : {
        ...{ asked: 40, reached: 30, answered: 20, grades: [2, 1, 3, 6, 8] },
        ...{ good: 14, low: 0.481, high: 0.855 },
      };
  const period = (from: string, to: string): ReviewPeriod => {
    const { events, cohort } = figures();
    const rates = (['received', 'referred'] as const).flatMap((of) =>
      fourFigures.map((figure) => ({
        ...{ figure, of },
        ...{ numerator: cohort[figure] ?? 0, denominator: cohort[of] ?? 0 },
      })),
    );
    return { from, to, events, cohort, standing: standing(), satisfaction, rates };
  };
  const same = (name: string) => ({ ar: name, en: name });
  const rows = agencies.map((name, index) => ({
    ...figures(),
    agency: { code: `agency-${index}`, name: same(name) },
    itself: index === 0,
    branches: false,
    standing: standing(),
    satisfaction,
  }));
  const days = Array.from(
    { length: 31 },
    (_, day) => `2026-07-${String(day + 1).padStart(2, '0')}`,
  );
  return {
    agency: { code: 'cabinet', name: { ar: 'مجلس الوزراء', en: 'The Cabinet' } },
    above: [],
    below: true,
    tree: 'day',
    category: null,
    place: null,
    initiative: null,
    countedUntil: empty ? null : '2026-08-01T06:30:00.000Z',
    whole: !empty,
    now: period('2026-07-01', '2026-07-31'),
    before: period('2026-05-31', '2026-06-30'),
    lastYear: period('2025-07-01', '2025-07-31'),
    agencies: rows,
    categories: empty
      ? []
      : [
          { ...figures(), code: 'water', name: same('Drinking water'), sector: null },
          { ...figures(), code: null, name: null, sector: without },
        ],
    channels: empty ? [] : [{ ...figures(), channel: 'hotline' }],
    kinds: empty ? [] : [{ ...figures(), kind: 'complaint' }],
    places: empty ? [] : [{ ...figures(), code: 'bns', name: same('Beni Suef'), itself: true }],
    initiatives: empty
      ? []
      : [
          {
            ...figures(),
            ...{ code: 'voice', name: same('Your Voice Is Heard') },
            supervisor: { code: 'min-local', name: same('Local Development') },
          },
          { ...figures(), code: null, name: null, supervisor: null },
        ],
    course: {
      step: 'day',
      points: days.map((day) => ({ ...figures(), from: day, to: day })),
    },
    obstacles: empty
      ? []
      : [
          {
            kind: 'budget',
            ...{ recorded: next(), decided: next(), removed: next(), open: next() },
            oldest: '2026-03-11T09:00:00.000Z',
          },
        ],
  };
}
