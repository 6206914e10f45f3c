import { type ClockName, clocks, type Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { directoryAtHand } from '../../directory/index.ts';
import type { Timetable } from '../rules/clock.ts';
import type { CompiledCalendar } from '../rules/working-time.ts';
import { calendarOf } from './calendar-of.ts';
import { ladderFor } from './ladder-for.ts';
import { targetsFor } from './targets-for.ts';

/** What decides how long a complaint may take, and by whose working time. */
export type TimedSubject = {
  readonly holderId: number;
  /** Whose time judging takes; null while nobody judges. */
  readonly judgeId: number | null;
  readonly categoryId: number | null;
  readonly kind: string;
  readonly priority: Priority;
};

/**
 * What is allowed for a complaint as it is known now, each clock by the working time and the ladder of the
 * agency that has to act. Like what it is made of, it may be asked for within a transaction, with the server's database.
 */
export async function timetableFor(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { holderId, judgeId, ...subject }: TimedSubject,
  now: Date,
): Promise<Timetable> {
  const targets = await targetsFor(ctx.db, { ...subject, agencyId: holderId });
  const judged =
    judgeId === null ? targets : await targetsFor(ctx.db, { ...subject, agencyId: judgeId });
  const allowed = { ...targets, judging: judged.judging };
  const calendars: Partial<Record<ClockName, CompiledCalendar>> = {};
  const whose = (name: ClockName) => (name === 'judging' ? (judgeId ?? holderId) : holderId);
  for (const name of clocks) {
    calendars[name] = await calendarOf(ctx, whose(name), allowed[name].roundTheClock, now);
  }
  const directory = await directoryAtHand(ctx.db);
  return {
    ...allowed,
    calendarOf: (name) => calendars[name]!,
    ladderOf: (name) => ladderFor(directory, whose(name), name, subject.priority),
  };
}
