import type { Permission } from '@insaf/contract/roles.ts';
import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Acting, type Holding, holdingFor, type Staff } from '../../rights/index.ts';
import { type Cause, causeById, gatheredBy, lockCause } from '../queries.ts';

/** A cause that somebody may see, with its agency as the tree is now. */
export type Seen = { readonly cause: Cause; readonly agency: AgencyRow };

/**
 * A cause, for a reader of its agency's complaints, and for who may see a complaint that it gathers.
 * Errors: `not_found`.
 */
export async function seenCause(
  db: Db,
  acting: Acting,
  id: string,
  directory: Directory,
): Promise<Seen> {
  return seen(db, acting, await causeById(db, id), directory);
}

/**
 * The same, locked and open, with the role by which they may do a thing at its agency.
 *
 * @throws Refusal `not_found`, `not_permitted`, `cause_ended`
 */
export async function lockedCause(
  db: Db,
  acting: Staff,
  { id, permission }: { readonly id: string; readonly permission: Permission },
  directory: Directory,
): Promise<Seen & { readonly holding: Holding }> {
  const found = await seen(db, acting, await lockCause(db, id), directory);
  const holding = holdingFor(acting, permission, found.agency.path);
  if (holding === null) throw new Refusal('not_permitted');
  if (found.cause.state !== 'open') throw new Refusal('cause_ended');
  return { ...found, holding };
}

async function seen(
  db: Db,
  acting: Acting,
  cause: Cause | undefined,
  directory: Directory,
): Promise<Seen> {
  if (cause === undefined) throw new Refusal('not_found');
  const agency = directory.successorOf(cause.agency_id);
  const reads = holdingFor(acting, 'readComplaints', agency.path) !== null;
  if (!reads && (await gatheredBy(db, acting, cause, 1)).length === 0) {
    throw new Refusal('not_found');
  }
  return { cause, agency };
}
