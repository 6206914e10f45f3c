import { type CompiledCalendar, workingMinutesBetween } from '../../deadlines/index.ts';
import type { Act } from './acts-of.ts';
import type { Span } from './working.ts';

/** What is known of somebody at an agency; times in milliseconds since 1970. */
export type Person = {
  /** When they came to it, by the roles that they hold now; null where they hold none. */
  readonly began: number | null;
  /** When somebody stood in for them, in order and apart. */
  readonly leave: readonly Span[];
  /** For whom they stood in, and when. */
  readonly standIns: readonly (Span & { readonly of: string })[];
};

/** How long an act took, and whether its time ran out in the hands of who did it. */
export type Timed = {
  readonly minutes: number | null;
  readonly late: boolean;
  readonly cameLate: boolean;
};

/**
 * The working time from when a complaint came to somebody until they acted: from when it came to their
 * agency, but not from before they came there or began to stand in, and without the time in which somebody
 * stood in for them. What ran out of time in any of these was not late in their hands.
 */
export function timed(act: Act, person: Person, calendar: CompiledCalendar): Timed {
  if (act.since === null) return { minutes: null, late: false, cameLate: false };
  const since = Math.max(calendar.from, act.since, ...beginnings(act, person));
  const away = person.leave.flatMap(({ from, until }) => {
    const [first, last] = [Math.max(from, since), Math.min(until, act.at)];
    return first < last ? [{ from: first, until: last }] : [];
  });
  const of = (span: Span) =>
    workingMinutesBetween(calendar, new Date(span.from), new Date(span.until));
  const absent = away.reduce((sum, span) => sum + of(span), 0);
  const { dueAt } = act;
  const ranOut = dueAt !== null && dueAt < act.at;
  const inHands = dueAt !== null && dueAt >= since && !away.some((span) => holds(span, dueAt));
  return {
    minutes: Math.max(0, of({ from: Math.min(since, act.at), until: act.at }) - absent),
    late: ranOut && inHands,
    cameLate: ranOut && !inHands,
  };
}

const holds = ({ from, until }: Span, at: number) => from <= at && at < until;

/** When they could begin with it, as far as that is after it came. */
function beginnings({ behalfOf, at }: Act, { began, standIns }: Person): number[] {
  if (behalfOf !== null) {
    const standIn = standIns.find((each) => each.of === behalfOf && holds(each, at));
    return standIn === undefined ? [] : [standIn.from];
  }
  // Who holds a role since after the act had held another, of which nothing is known any more.
  return began !== null && began <= at ? [began] : [];
}
