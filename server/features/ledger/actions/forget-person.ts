import { randomBytes } from 'node:crypto';
import type { Db } from '../../../platform/context.ts';
import { destroyPersonalSalts } from '../queries.ts';
import { enterLeaf, type Leaf } from './enter-leaf.ts';

/**
 * Destroys what opens the personal parts of a complaint's entries so far, and enters the erasure; in the
 * transaction that erases. From then on the audit wants nothing personal of those entries to be there:
 * no text, no words, no names of files, nobody who can be opened.
 *
 * @param complaint with the version it has now
 */
export async function forgetPerson(
  db: Db,
  complaint: { readonly number: string; readonly version: number },
  erasure: Omit<Leaf, 'type' | 'complaint'>,
): Promise<void> {
  await destroyPersonalSalts(db, complaint, randomBytes(32));
  await enterLeaf(db, { ...erasure, type: 'erase', complaint });
}
