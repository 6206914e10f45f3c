import { type Priority, priorities } from '@insaf/contract/vocabulary.ts';

/** The more urgent of two. */
export function higherOf(a: Priority, b: Priority): Priority {
  return priorities.indexOf(a) >= priorities.indexOf(b) ? a : b;
}

export function isMoreUrgent(a: Priority, b: Priority): boolean {
  return a !== b && higherOf(a, b) === a;
}
