import {
  type CohortFigure,
  cohortFigures,
  dismissedFigures,
  type EventFigure,
  eventFigures,
} from '@insaf/contract/figures.ts';
import { dismissed } from '@insaf/contract/review.ts';

/** Marks that a complaint keeps once something was done with it, whatever comes after. */
const forGood: readonly CohortFigure[] = [
  'referred',
  'accepted',
  'appealed',
  'upheld',
  'reopened',
  'overdue',
  'handed_back',
  'returned',
];

export type GrowthFigure = CohortFigure | typeof dismissed;
type Marked = {
  readonly figure: GrowthFigure;
  /** The place of what was done among event figures, and of what became of it among cohort figures. */
  readonly event: number;
  readonly bit: number;
  readonly forGood: boolean;
};

/** What is done with complaints after they were received; each reason of a dismissal, and all together. */
export const marksOfGrowth: readonly Marked[] = cohortFigures
  .filter((name) => name !== 'received' && (eventFigures as readonly string[]).includes(name))
  .flatMap((name) => {
    const marked = {
      ...{ event: eventFigures.indexOf(name as EventFigure), bit: cohortFigures.indexOf(name) },
      forGood: forGood.includes(name),
    };
    const alone: Marked[] = [{ figure: name, ...marked }];
    const together = (dismissedFigures as readonly string[]).includes(name);
    return together ? [...alone, { figure: dismissed, ...marked }] : alone;
  });
