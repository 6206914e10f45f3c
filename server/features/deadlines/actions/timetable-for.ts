import type { ComplaintLadder } from '@insaf/contract/ladders.ts';
import { type ClockName, clocks, type Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Directory, directoryAtHand } from '../../directory/index.ts';
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
  readonly initiativeId: number | null;
  readonly categoryId: number | null;
  readonly kind: string;
  readonly priority: Priority;
};

/** Timetables as they are known now, by what decides them: they follow from the directory alone. */
const kept = new WeakMap<Directory, Map<string, Timetable>>();
const mostKept = 20_000;

/**
 * What is allowed for a complaint as it is known now, each clock by the working time and the ladder of the
 * agency that has to act. Like what it is made of, it may be asked for within a transaction, with the server's database.
 *
 * @param knownAt as it was known at this instant; null for now
 * @param given the directory to go by, as for `calendarOf`
 */
export async function timetableFor(
  ctx: Pick<Ctx, 'db' | 'config'>,
  subject: TimedSubject,
  now: Date,
  knownAt: Date | null = null,
  given?: Directory,
): Promise<Timetable> {
  const directory = given ?? (await directoryAtHand(ctx.db));
  if (knownAt !== null) return compose(ctx, subject, now, knownAt, directory);
  const { holderId, judgeId, initiativeId, categoryId, kind, priority } = subject;
  const key = `${holderId} ${judgeId} ${initiativeId} ${categoryId} ${kind} ${priority}`;
  const ofYear = `${key} ${ctx.config.TIME_ZONE} ${now.getUTCFullYear()}`;
  const known = kept.get(directory) ?? new Map<string, Timetable>();
  kept.set(directory, known);
  let timetable = known.get(ofYear);
  if (timetable === undefined) {
    timetable = await compose(ctx, subject, now, null, directory);
    if (known.size >= mostKept) known.clear();
    known.set(ofYear, timetable);
  }
  return timetable;
}

async function compose(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { holderId, judgeId, ...subject }: TimedSubject,
  now: Date,
  knownAt: Date | null,
  directory: Directory,
): Promise<Timetable> {
  const targetsOf = (agencyId: number) =>
    targetsFor(ctx.db, { ...subject, agencyId }, knownAt, directory);
  const targets = await targetsOf(holderId);
  const judged = judgeId === null ? targets : await targetsOf(judgeId);
  const allowed = { ...targets, judging: judged.judging };
  const calendars: Partial<Record<ClockName, CompiledCalendar>> = {};
  const whose = (name: ComplaintLadder) => (name === 'judging' ? (judgeId ?? holderId) : holderId);
  for (const name of clocks) {
    const { roundTheClock } = allowed[name];
    calendars[name] = await calendarOf(ctx, whose(name), roundTheClock, now, knownAt, directory);
  }
  return {
    ...allowed,
    calendarOf: (name) => calendars[name]!,
    ladderOf: (name) => ladderFor(directory, whose(name), name, subject.priority, knownAt),
  };
}
