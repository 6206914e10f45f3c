import { fewestBeside, type WorkVerb } from '@insaf/contract/evaluation.ts';
import { middleOf } from './middle.ts';

/*
 * How hard what somebody had to do was: how long everybody takes for the same with the same categories. A
 * category that fewer than six people worked on says something of each of them, and is left out.
 */

export type Norms = {
  learn: (verb: WorkVerb, categoryId: number | null, staffId: string, minutes: number) => void;
  /**
   * The middle times of categories, weighted by how often somebody had each; null where most of what they
   * had is of categories with too few people.
   */
  usual: (verb: WorkVerb, categories: ReadonlyMap<number | null, number>) => number | null;
};

export function normsOf(): Norms {
  const learnt = new Map<string, { times: number[]; people: Set<string> }>();
  const middles = new Map<string, number | null>();
  const middleFor = (key: string): number | null => {
    const known = middles.get(key);
    if (known !== undefined) return known;
    const norm = learnt.get(key);
    const tells = norm !== undefined && norm.people.size > fewestBeside;
    const median = tells ? middleOf(norm.times)!.median : null;
    middles.set(key, median);
    return median;
  };
  return {
    learn: (verb, categoryId, staffId, minutes) => {
      const key = `${verb} ${categoryId}`;
      const norm = learnt.get(key) ?? { times: [], people: new Set<string>() };
      norm.times.push(minutes);
      norm.people.add(staffId);
      learnt.set(key, norm);
    },
    usual: (verb, categories) => {
      let [sum, known, all] = [0, 0, 0];
      for (const [categoryId, acts] of categories) {
        all += acts;
        const median = middleFor(`${verb} ${categoryId}`);
        if (median === null) continue;
        sum += median * acts;
        known += acts;
      }
      return 2 * known > all ? Math.round(sum / known) : null;
    },
  };
}
