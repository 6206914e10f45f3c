import type { Priority } from '@insaf/contract/vocabulary.ts';
import { allowances } from './allowances.ts';

/** What decides how long the steps of a complaint may take. */
export type TargetSubject = {
  /** The agency whose clock runs: that which has the complaint, or judges its reply. */
  readonly agencyId: number;
  readonly categoryId: number | null;
  readonly kind: string;
  readonly priority: Priority;
};

/** Working minutes, or minutes of every day and night. */
export type Allowance = { readonly minutes: number; readonly roundTheClock: boolean };

/** How long each step may take. Days are calendar days. */
export type Targets = {
  readonly examination: Allowance;
  /** From the referral until the agency says that it is competent. */
  readonly acceptance: Allowance;
  readonly handling: Allowance;
  readonly judging: Allowance;
  /** For the complainant to supply what was asked for, each time. */
  readonly supplyDays: number;
  /** For all the times together; then the clock waits no more. */
  readonly supplyCapDays: number;
  /** Before the end of these, when the complainant is reminded. */
  readonly remindDays: number;
  readonly objectionDays: number;
  readonly appealDays: number;
};

type Category = {
  readonly target_working_minutes: number;
  readonly objection_days: number;
};

/** What counts where nobody said otherwise: the allowances, and those of the category. */
export function defaultTargets(
  { priority }: Pick<TargetSubject, 'priority'>,
  category: Category | null,
): Targets {
  const roundTheClock = priority === 'critical';
  const within = (minutes: number): Allowance => ({ minutes, roundTheClock });
  return {
    examination: within(roundTheClock ? allowances.urgentExamination : allowances.examination),
    acceptance: within(allowances.acceptance),
    handling: within(category?.target_working_minutes ?? allowances.handlingWithoutCategory),
    judging: within(allowances.judging),
    supplyDays: allowances.supplyDays,
    supplyCapDays: allowances.supplyCapDays,
    remindDays: allowances.remindDays,
    objectionDays: category?.objection_days ?? allowances.objectionDays,
    appealDays: allowances.appealDays,
  };
}
