import type { MeetingPoint } from '@insaf/contract/meetings.ts';

/** What a rapporteur writes of a meeting. */
export type Draft<Asked = unknown> = {
  readonly title: string;
  readonly place: string;
  readonly heldAt: string | null;
  readonly asked: Asked;
  readonly points: readonly MeetingPoint[];
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether two drafts say the same. */
export const isSameDraft = (one: Draft, other: Draft): boolean => isSame(one, other);

/**
 * What two wrote who both began with `base`, so that nothing of either is lost: a point that both changed
 * is there twice, theirs first and then one's own, by a name that `another` gives it.
 */
export function mergeDrafts<Asked>(
  base: Draft<Asked>,
  mine: Draft<Asked>,
  theirs: Draft<Asked>,
  another: () => string,
): Draft<Asked> {
  const pick = <Name extends 'title' | 'place' | 'heldAt' | 'asked'>(name: Name) =>
    isSame(mine[name], base[name]) ? theirs[name] : mine[name];
  return {
    ...{ title: pick('title'), place: pick('place'), heldAt: pick('heldAt'), asked: pick('asked') },
    points: inMyOrder(base, mine, mergePoints(base, mine, theirs, another)),
  };
}

function mergePoints(base: Draft, mine: Draft, theirs: Draft, another: () => string) {
  const [ofBase, ofMine] = [base, mine].map(byPoint) as [Points, Points];
  const ofTheirs = byPoint(theirs);
  const merged = theirs.points.flatMap((their): MeetingPoint[] => {
    const my = ofMine.get(their.point);
    const old = ofBase.get(their.point);
    if (my === undefined || isSame(my, old)) return [their];
    if (isSame(their, old) || isSame(their, my)) return [my];
    return [their, asOwn(my, another)];
  });
  const findings = new Set(merged.flatMap(({ finding }) => finding ?? []));
  for (const my of mine.points) {
    const isThere = ofTheirs.has(my.point) || isSame(my, ofBase.get(my.point));
    if (isThere) continue;
    if (my.finding === null || !findings.has(my.finding)) merged.push(my);
    else if (saysSomething(my)) merged.push(asOwn(my, another));
  }
  return merged;
}

type Points = ReadonlyMap<string, MeetingPoint>;
const byPoint = ({ points }: Draft): Points => new Map(points.map((each) => [each.point, each]));
const saysSomething = ({ textAr, textEn }: MeetingPoint) => `${textAr}${textEn}`.trim() !== '';

/** A finding has one point, so what else is said of it is said as a point of one's own. */
const asOwn = (point: MeetingPoint, another: () => string): MeetingPoint => ({
  ...{ ...point, point: another(), finding: null },
});

/** Where I put points in another order, mine counts for those that I know. */
function inMyOrder(base: Draft, mine: Draft, merged: readonly MeetingPoint[]): MeetingPoint[] {
  const old = new Set(base.points.map(({ point }) => point));
  const kept = (draft: Draft) => draft.points.map(({ point }) => point).filter((id) => old.has(id));
  const known = new Set(kept(mine));
  if (
    isSame(
      kept(mine),
      kept(base).filter((id) => known.has(id)),
    )
  )
    return [...merged];
  const place = new Map(mine.points.map(({ point }, at) => [point, at]));
  const mineOnes = merged
    .filter(({ point }) => place.has(point))
    .toSorted((one, other) => place.get(one.point)! - place.get(other.point)!);
  let next = 0;
  return merged.map((each) => (place.has(each.point) ? mineOnes[next++]! : each));
}
