import type { Random } from '../seeded.ts';
import type { Street } from './street.ts';

export type State = 'before' | 'after';

/**
 * Draws one cause of complaint, as it is found or as it is left, into a street at its spot. What
 * belongs to the place comes from `place`, what belongs to this photograph from `moment`.
 */
export type Subject = (place: Random, moment: Random, street: Street, state: State) => string;
