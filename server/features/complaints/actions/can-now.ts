import { type Verb, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import type { Acting } from '../../rights/index.ts';
import { mayMove, type Standing } from '../rules/order.ts';

/** Verb → whether the reader could do it now. A button that would be refused is never offered. */
export function canNow(standing: Standing, acting: Acting, now: Date): Record<Verb, boolean> {
  const can = verbs.map((verb) => [verb, !('refused' in mayMove(verb, standing, acting, now))]);
  return Object.fromEntries(can) as Record<Verb, boolean>;
}
