import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Entry } from './journey.ts';

/** What decides about a complaint that is heard again, the first of which tells what became of an appeal. */
const decisions: readonly Verb[] = ['refer', 'join', 'dismiss', 'lapse', 'withdraw'];
/** By these somebody is to do something about it after all. */
const granting: readonly Verb[] = ['refer', 'join'];

/**
 * By which entry each appeal was upheld: the first decision after it sends the complaint to an agency to work
 * on, or lets it follow one that is worked on. One that is dismissed, that lapses or that its complainant
 * withdraws was not upheld; nor was, so far, one about which nothing is decided.
 *
 * @returns the place of the appeal among the entries → the place of the decision that granted it
 */
export function upheldAppeals(entries: readonly Pick<Entry, 'verb'>[]): Map<number, number> {
  const upheld = new Map<number, number>();
  let appeal: number | null = null;
  for (const [index, { verb }] of entries.entries()) {
    if (verb === 'appeal') appeal = index;
    else if (appeal !== null && decisions.includes(verb)) {
      if (granting.includes(verb)) upheld.set(appeal, index);
      appeal = null;
    }
  }
  return upheld;
}
