import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';

const ends: readonly Verb[] = ['answer', 'dismiss', 'join', 'lapse', 'withdraw'];

/** Whether a complaint waits no more for the reply of a cause once it was moved so. */
export function waitsNoMore(verb: Verb): boolean {
  return ends.includes(verb);
}
