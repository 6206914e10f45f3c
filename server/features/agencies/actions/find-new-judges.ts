import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { replaceJudge, repliesJudgedBy } from '../../complaints/index.ts';
import { type AgencyRow, allAgencies } from '../../directory/index.ts';
import { judgeOf } from '../../replies/index.ts';
import { isWithin } from '../../rights/index.ts';
import type { HandedOver } from '../events.ts';

/**
 * After the tree changed: nobody judges the replies of an agency at it or below it. Where the change
 * would have it so, the nearest agency above the one that answered judges instead. An agency that was
 * merged answered as what it was merged into.
 *
 * @param judgeIds the agencies whose place changed, or that took over another's judging
 * @returns the replies that another judges now, of which the clock runs by its time from now on
 * @throws Refusal `no_higher_agency` when nobody stands above the one that answered
 */
export async function findNewJudges(db: Db, judgeIds: readonly number[]): Promise<HandedOver[]> {
  const pairs = await repliesJudgedBy(db, judgeIds);
  if (pairs.length === 0) return [];
  const handedOver: HandedOver[] = [];
  const tree = new Map((await allAgencies(db)).map((agency) => [agency.id, agency]));
  for (const pair of pairs) {
    const judge = tree.get(pair.judgeId)!;
    const answered = successorOf(tree, tree.get(pair.answeredById)!);
    if (judge.active && !isWithin(judge.path, answered.path)) continue;
    const next = judgeOf(answered, null, ancestorsOf(tree, answered));
    if (next === null) throw new Refusal('no_higher_agency');
    const numbers = await replaceJudge(db, pair, next);
    handedOver.push({ fromId: pair.judgeId, toId: next.id, numbers });
  }
  return handedOver;
}

type Tree = ReadonlyMap<number, AgencyRow>;

function successorOf(tree: Tree, agency: AgencyRow): AgencyRow {
  return agency.successor_id === null ? agency : successorOf(tree, tree.get(agency.successor_id)!);
}

/** Nearest first. */
function ancestorsOf(tree: Tree, agency: AgencyRow): AgencyRow[] {
  if (agency.parent_id === null) return [];
  const parent = tree.get(agency.parent_id)!;
  return [parent, ...ancestorsOf(tree, parent)];
}
