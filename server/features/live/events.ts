import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';

/** Where processes tell each other what happened. */
export const liveChannel = 'insaf_live';

/** What one process says to all, in as few letters as it takes. */
export type Said =
  /** A complaint moved: number, verb, status, version, id of the holder. */
  | readonly ['m', string, Verb, Status, number, number]
  /** A note was written: number, its number, who wrote it, for which agency, who is mentioned. */
  | readonly ['n', string, number, string, number, readonly string[]]
  /** Who has a complaint open changed. */
  | readonly ['p', string];

/**
 * Rights or sessions changed, of whom is not said. The database says it itself (migrations/0023), in the
 * transaction that changes them; so it is heard before anything that was committed afterwards.
 */
export type RightsChanged = readonly ['r'];
