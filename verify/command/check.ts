import type { LedgerKeys } from '../key-changes.ts';
import type { VerifierKey } from '../keys.ts';
import type { Say } from './words.ts';

/** A verifier key, and as it was given. */
export type Key = VerifierKey & { text: string };

/** What every check is given: the keys it trusts, and where it says what it found. */
export type Check = {
  say: Say;
  print: (line: string) => void;
  key: Key;
  /** Notes by which the key was changed: not trusted, but where both keys signed. */
  changes: readonly string[];
  /** The key that is trusted, and those that it leads to. */
  keys: LedgerKeys;
};
