import {
  fewestBeside,
  type Middle,
  type OfficeMeasure,
  officeMeasures,
} from '@insaf/contract/evaluation.ts';
import { middleOf } from './middle.ts';
import type { OfficeWork } from './work.ts';

export type OfficeSums = Partial<
  Record<
    'received' | 'referred' | 'answered' | 'returned' | 'verified' | 'upheld' | 'overdue',
    number | null
  >
>;
export type OfficeValues = Record<OfficeMeasure, number | null>;

/**
 * What is told of an office in a month. What one person did alone is that person's, so times, load and grades
 * are told only where at least two worked.
 */
export function officeValues(work: OfficeWork | undefined, sums: OfficeSums): OfficeValues {
  const people = work?.people ?? 0;
  const came = (sums.received ?? 0) + (sums.referred ?? 0);
  return {
    ...{ acts: work?.acts ?? 0, people },
    load: people > 1 ? Math.round((10 * came) / people) / 10 : null,
    received: sums.received ?? 0,
    referred: sums.referred ?? 0,
    answered: sums.answered ?? 0,
    returned: sums.returned ?? 0,
    verified: sums.verified ?? 0,
    upheld: sums.upheld ?? 0,
    overdue: sums.overdue ?? 0,
    answer_time: work?.answerTime?.median ?? null,
    examine_time: work?.examineTime?.median ?? null,
    grade: work?.grades?.mean ?? null,
  };
}

/** How others are spread in each measure; null where fewer than five have it. */
export function spreadOf(others: readonly OfficeValues[]): Record<OfficeMeasure, Middle | null> {
  const spread = {} as Record<OfficeMeasure, Middle | null>;
  for (const measure of officeMeasures) {
    const values = others.map((each) => each[measure]).filter((value) => value !== null);
    spread[measure] = values.length < fewestBeside ? null : middleOf(values);
  }
  return spread;
}
