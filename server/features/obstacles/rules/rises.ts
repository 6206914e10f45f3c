/*
 * How an obstacle climbs its ladder. A step leads to a level: the head at or above whom it tells who can
 * decide. The first level has the time of every obstacle; the step above it comes so long after that. Each
 * level above has the time between the step that leads to it and the next. So no level is passed over after
 * hours in which nothing ran.
 */

/** A step of the ladder: how many working minutes after the first level's time, and to which level. */
export type Rise = { readonly overdue: number; readonly levelId: number };

export type LevelTime = {
  /** Working minutes in which the level is to answer. */
  readonly answer: number;
  /** Working minutes after which it goes up otherwise, and to which level; null where it stays. */
  readonly rise: { readonly after: number; readonly levelId: number } | null;
};

/**
 * @param rises the steps of the ladder, by time
 * @param levelId the level that the obstacle comes to
 * @param above ids of the agencies above that level
 * @param allowed working minutes that the first level has
 */
export function levelTime(
  rises: readonly Rise[],
  levelId: number,
  above: readonly number[],
  allowed: number,
): LevelTime {
  const next = rises.find((rise) => above.includes(rise.levelId));
  if (next === undefined) return { answer: allowed, rise: null };
  const led = rises.find((rise) => rise.levelId === levelId);
  const [answer, after] =
    led === undefined
      ? [allowed, allowed + next.overdue]
      : [next.overdue - led.overdue, next.overdue - led.overdue];
  return { answer, rise: { after, levelId: next.levelId } };
}
