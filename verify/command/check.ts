import type { VerifierKey } from '../keys.ts';
import type { Say } from './words.ts';

/** A verifier key, and as it was given. */
export type Key = VerifierKey & { text: string };

/** What every check is given: the key it trusts, and where it says what it found. */
export type Check = { say: Say; print: (line: string) => void; key: Key };
