import { type Priority, priorities } from '@insaf/contract/vocabulary.ts';

/** The more urgent of two. */
export function higherOf(a: Priority, b: Priority): Priority {
  return priorities.indexOf(a) >= priorities.indexOf(b) ? a : b;
}

/** How urgent what a category is about is by itself. */
export function priorityOfCategory(category: { readonly urgent: boolean } | null): Priority {
  return category?.urgent === true ? 'critical' : 'ordinary';
}
