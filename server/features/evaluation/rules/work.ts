import type { Middle, WorkVerb } from '@insaf/contract/evaluation.ts';
import type { Grades } from './grades.ts';

/** What is kept of a verb in a month. Times in minutes of working time. */
export type VerbWork = {
  readonly verb: WorkVerb;
  readonly acts: number;
  readonly standIn: number;
  readonly timed: number;
  readonly time: Middle | null;
  readonly usual: number | null;
  readonly late: number;
};

/** What is kept of somebody’s month at an agency. */
export type StaffWork = {
  readonly work: readonly VerbWork[];
  readonly calls: number;
  readonly replies: {
    readonly answered: number;
    readonly returned: number;
    readonly settled: number;
    readonly reopened: number;
  };
  readonly decisions: { readonly made: number; readonly upheld: number };
  readonly late: { readonly finished: number; readonly late: number; readonly cameLate: number };
  readonly grades: Grades;
  readonly categories: readonly { readonly id: number | null; readonly acts: number }[];
  readonly days: {
    readonly working: number;
    readonly away: number;
    readonly active: number;
    readonly began: string | null;
  };
  /** The latest replies that were sent back: the complaint, and when the reply and its return were. */
  readonly returned: readonly {
    readonly number: string;
    readonly repliedAt: string;
    readonly at: string;
  }[];
};

/** What is kept of an office’s month: of all its people together. */
export type OfficeWork = {
  readonly people: number;
  readonly acts: number;
  readonly answerTime: Middle | null;
  readonly examineTime: Middle | null;
  readonly grades: Grades;
};
