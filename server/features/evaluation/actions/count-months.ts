import { dayLater } from '@insaf/contract/days.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type CompiledCalendar, calendarOf, dayEnd } from '../../deadlines/index.ts';
import { dayOfNumber, daysIn } from '../../figures/index.ts';
import {
  beginnings,
  callsBetween,
  firstCounted,
  journeysOf,
  leaveBefore,
  numbersWorkedOn,
  putMonth,
} from '../queries.ts';
import { type Act, actsOf } from '../rules/acts-of.ts';
import { monthAfter, monthsToCount } from '../rules/months.ts';
import { type Tallied, tallyOf } from '../rules/tally.ts';
import type { Person } from '../rules/timing.ts';
import { apart, type Span } from '../rules/working.ts';

/** Complaints whose histories are read at once. */
const page = 5000;

/**
 * Counts anew what staff did in each month in which anything can still change, and at the very beginning in
 * the year before. Each month is a transaction: readers see it as it was, or as it is.
 *
 * @returns how many months of people were counted
 */
export async function countMonths(ctx: Ctx): Promise<number> {
  const now = ctx.clock();
  const today = localDay(now, ctx.config.TIME_ZONE);
  let counted = 0;
  for (const month of monthsToCount(today, await firstCounted(ctx.db))) {
    counted += await countMonth(ctx, month, now);
  }
  return counted;
}

async function countMonth(ctx: Ctx, month: string, now: Date): Promise<number> {
  const zone = ctx.config.TIME_ZONE;
  const from = dayEnd(dayLater(month, -1), zone);
  const end = dayEnd(dayLater(monthAfter(month), -1), zone);
  const until = end < now ? end : now;
  const numbers = await numbersWorkedOn(ctx.db, { from, until });
  const calls = await callsBetween(ctx.db, { from, until }, zone);
  const span = { from: from.getTime(), until: until.getTime() };
  const calendars = await calendarsFor(ctx, now);
  const tally = tallyOf({
    span,
    dayOf: daysIn((at) => localDay(at, zone)),
    dayName: dayOfNumber,
    calendarOf: calendars.of,
    personOf: await people(ctx, until),
  });
  for (const key of calls.keys()) await calendars.learn(Number(key.split(' ')[0]));
  for (let done = 0; done < numbers.length; done += page) {
    const journeys = await journeysOf(ctx.db, numbers.slice(done, done + page));
    for (const act of journeys.flatMap(actsOf).filter(doneWithin(span))) {
      await calendars.learn(act.agencyId);
      tally.add(act);
    }
  }
  const tallied: Tallied = tally.finish(calls);
  const counted = { month, at: now, over: end <= now };
  await ctx.db.transaction().execute((db) => putMonth(db, counted, tallied));
  return tallied.staff.length;
}

const doneWithin =
  ({ from, until }: Span) =>
  ({ at }: Act) =>
    at >= from && at < until;

/** The working time of agencies, once each; `of` only of those that were learnt. */
async function calendarsFor(ctx: Ctx, now: Date) {
  const known = new Map<number, CompiledCalendar>();
  return {
    learn: async (agencyId: number): Promise<void> => {
      if (!known.has(agencyId)) known.set(agencyId, await calendarOf(ctx, agencyId, false, now));
    },
    of: (agencyId: number): CompiledCalendar => known.get(agencyId)!,
  };
}

/** Since when each is where they are, and when they were away. */
async function people(ctx: Ctx, until: Date) {
  const began = await beginnings(ctx.db);
  const rows = await leaveBefore(ctx.db, until);
  const away = Map.groupBy(rows, ({ of }) => of);
  const standing = Map.groupBy(rows, ({ to }) => to);
  const known = new Map<string, Person>();
  return (staffId: string, agencyId: number): Person => {
    const key = `${agencyId} ${staffId}`;
    const person = known.get(key) ?? {
      began: began.get(key) ?? null,
      leave: apart(away.get(staffId) ?? []),
      standIns: standing.get(staffId) ?? [],
    };
    known.set(key, person);
    return person;
  };
}
