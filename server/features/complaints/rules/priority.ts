import type { ComplaintKind, Danger, Priority, PriorityRule } from '@insaf/contract/vocabulary.ts';
import { findDanger } from './find-danger.ts';
import { isMoreUrgent } from './more-urgent.ts';

/*
 * How urgent a complaint is before anybody has said so, and by which rule. What is found is kept in its
 * history, so nothing here is of what a person wrote or is: a danger is one of a list, and of whom it harms
 * only that waiting is harder for them.
 */

/** Why a complaint is as urgent as it is. */
export type Ground = {
  readonly priority: Priority;
  readonly rule: PriorityRule;
  /** `words`: what they speak of. */
  readonly danger?: Danger;
  /** `people`: how many complain of it, in all. */
  readonly people?: number;
  /** `joined`: the complaint that joined it. */
  readonly joined?: string;
};

/** From so many people on, whether they complain together or of one cause; the most first. */
export const growth: readonly { readonly people: number; readonly priority: Priority }[] = [
  { people: 100, priority: 'critical' },
  { people: 10, priority: 'urgent' },
];

/**
 * Sectors of what nobody can do without. Elsewhere it makes a complaint no more urgent whom it harms: a
 * certificate takes as long for everybody.
 */
const essential: readonly string[] = [
  'health',
  'utilities',
  'electricity',
  'petroleum',
  'solidarity',
  'supply',
  'housing',
  'interior',
];

/** How urgent what a category is about is by itself. */
export function priorityOfCategory(category: { readonly urgent: boolean } | null): Priority {
  return category?.urgent === true ? 'critical' : 'ordinary';
}

/** Why a complaint is more urgent than others when it is filed; null where nothing makes it so. */
export function groundAtFiling(filed: {
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly category: { readonly urgent: boolean; readonly sector: string } | null;
  /** Whether waiting is harder for any of those whom it harms. */
  readonly isHarder: boolean;
  readonly people: number;
}): Ground | null {
  const { kind, text, category, people } = filed;
  const byCategory: Ground = { priority: priorityOfCategory(category), rule: 'category' };
  const words = kind === 'suggestion' ? null : groundOfWords(text);
  const found = gravest([byCategory, words, groundOfPeople(people)]);
  return filed.isHarder ? raisedByCircumstances(found, category) : found;
}

/** What words speak of that does not wait. */
export function groundOfWords(text: string): Ground | null {
  const found = findDanger(text);
  return found === null ? null : { ...found, rule: 'words' };
}

/** @param people who complain of it, in all */
export function groundOfPeople(people: number): Ground | null {
  const reached = growth.find((threshold) => people >= threshold.people);
  return reached === undefined ? null : { priority: reached.priority, rule: 'people', people };
}

/** The gravest of some grounds, of equals the first; null where none makes it more than ordinary. */
export function gravest(grounds: readonly (Ground | null)[]): Ground | null {
  return grounds.reduce<Ground | null>((found, ground) => {
    if (ground === null) return found;
    return isMoreUrgent(ground.priority, found?.priority ?? 'ordinary') ? ground : found;
  }, null);
}

/** One step more, where waiting is harder for those whom it harms and it is of what they need, or of a danger. */
function raisedByCircumstances(
  found: Ground | null,
  category: { readonly sector: string } | null,
): Ground | null {
  if (found?.rule === 'words' && found.priority === 'urgent') {
    return { priority: 'critical', rule: 'circumstances' };
  }
  if (found !== null) return found;
  const needed = category === null || essential.includes(category.sector);
  return needed ? { priority: 'urgent', rule: 'circumstances' } : null;
}
