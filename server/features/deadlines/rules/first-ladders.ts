import type { LadderClock, LadderSteps } from '@insaf/contract/ladders.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import { allowances } from './allowances.ts';

/*
 * The ladders that count until an installation says otherwise. No official ones were found for Egypt:
 * these are sensible defaults, never claims. What is urgent climbs twice as fast, and what is critical by
 * the hours of the day and night, past the agency itself while there is still time.
 */

const { workingDay } = allowances;

const ordinary: LadderSteps = [
  { percent: 50, tells: ['officers'] },
  { percent: 80, tells: ['complaints_officers'] },
  { overdue: 0, tells: ['head'] },
  { overdue: workingDay, tells: ['parent'] },
  { overdue: 3 * workingDay, tells: ['governorate'] },
  { overdue: 7 * workingDay, tells: ['central_office'] },
];

const urgent: LadderSteps = [
  { percent: 50, tells: ['officers', 'complaints_officers'] },
  { percent: 80, tells: ['head'] },
  { overdue: 0, tells: ['parent'] },
  { overdue: workingDay / 2, tells: ['governorate'] },
  { overdue: 2 * workingDay, tells: ['central_office'] },
];

const critical: LadderSteps = [
  { percent: 50, tells: ['officers', 'complaints_officers', 'head'] },
  { percent: 80, tells: ['parent'] },
  { overdue: 0, tells: ['governorate'] },
  { overdue: 120, tells: ['central_office'] },
];

/** To examine and to judge is the work of a few, and short: half of the time is too early to remind. */
function short(steps: LadderSteps): LadderSteps {
  return steps.filter((step) => !('percent' in step && step.percent === 50));
}

const handling: Record<Priority, LadderSteps> = { ordinary, urgent, critical };

/** Who was given it does not say whether they are competent: what comes of that, the clock itself tells. */
const acceptance: Record<Priority, LadderSteps> = {
  ordinary: [
    { overdue: 0, tells: ['officers', 'complaints_officers'] },
    { overdue: workingDay, tells: ['head'] },
    { overdue: 2 * workingDay, tells: ['parent'] },
  ],
  urgent: [
    { overdue: 0, tells: ['officers', 'complaints_officers', 'head'] },
    { overdue: workingDay / 2, tells: ['parent'] },
  ],
  critical: [
    { overdue: 0, tells: ['officers', 'complaints_officers', 'head'] },
    { overdue: 60, tells: ['parent'] },
    { overdue: 120, tells: ['governorate'] },
  ],
};

/** A day passed that was told to the complainant: its head hears of it with those who work on it. */
const promise: Record<Priority, LadderSteps> = {
  ordinary: [
    { overdue: 0, tells: ['officers', 'complaints_officers', 'head'] },
    { overdue: workingDay, tells: ['parent'] },
    { overdue: 3 * workingDay, tells: ['governorate'] },
    { overdue: 7 * workingDay, tells: ['central_office'] },
  ],
  urgent: [
    { overdue: 0, tells: ['officers', 'complaints_officers', 'head', 'parent'] },
    { overdue: workingDay / 2, tells: ['governorate'] },
    { overdue: 2 * workingDay, tells: ['central_office'] },
  ],
  critical: [
    { overdue: 0, tells: ['officers', 'complaints_officers', 'head', 'parent', 'governorate'] },
    { overdue: 120, tells: ['central_office'] },
  ],
};

/** Its head does not decide about an obstacle: each above has two working days, like the head. */
const obstacle: LadderSteps = [
  { overdue: 0, tells: ['parent'] },
  { overdue: allowances.obstacle, tells: ['governorate'] },
  { overdue: 2 * allowances.obstacle, tells: ['central_office'] },
];

/** The ladder of a clock where no agency has its own; of an obstacle, whatever the priority. */
export function firstLadder(clock: LadderClock, priority: Priority): LadderSteps {
  if (clock === 'obstacle') return obstacle;
  if (clock === 'acceptance') return acceptance[priority];
  if (clock === 'promise') return promise[priority];
  const steps = handling[priority];
  return clock === 'handling' || priority === 'critical' ? steps : short(steps);
}
