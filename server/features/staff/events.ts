import type { Fact } from '../../platform/context.ts';

/** Somebody's work here ended; what waits for them goes to who stands at the head of their agency. */
export type StaffLeft = Fact & {
  readonly name: 'staffLeft';
  readonly staffId: string;
  /** Null where nobody stands at the head of it, nor of any above. */
  readonly headId: string | null;
};
