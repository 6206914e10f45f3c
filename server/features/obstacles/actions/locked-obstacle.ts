import type { Permission } from '@insaf/contract/roles.ts';
import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Holding, holdingFor, type Staff } from '../../rights/index.ts';
import { lockObstacle, type Obstacle, obstacleById } from '../queries.ts';

/** An obstacle that somebody may see, with its agencies as the tree is now. */
export type Seen = {
  readonly obstacle: Obstacle;
  readonly agency: AgencyRow;
  readonly level: AgencyRow;
};

/** An obstacle that a reader of its agency's complaints may see. Errors: `not_found`. */
export async function seenObstacle(
  db: Db,
  acting: Staff,
  id: string,
  directory: Directory,
): Promise<Seen> {
  const row = await obstacleById(db, id);
  return seen(row, acting, directory);
}

/**
 * The same, locked and not removed yet, with the role by which they may do a thing with it.
 *
 * @param at where the permission has to reach: the agency whose work it keeps, or whose head answers now
 * @throws Refusal `not_found`; `not_permitted` at the agency; `decided_above` at the level; `obstacle_removed`
 */
export async function lockedObstacle(
  db: Db,
  acting: Staff,
  order: { readonly id: string; readonly permission: Permission; readonly at: 'agency' | 'level' },
  directory: Directory,
): Promise<Seen & { readonly holding: Holding }> {
  const { id, permission, at } = order;
  const found = seen(await lockObstacle(db, id), acting, directory);
  const own = holdingFor(acting, permission, found.agency.path);
  if (own === null) throw new Refusal('not_permitted');
  const holding = holdingFor(acting, permission, found[at].path);
  if (holding === null) throw new Refusal('decided_above');
  if (found.obstacle.removed_at !== null) throw new Refusal('obstacle_removed');
  return { ...found, holding };
}

function seen(row: Obstacle | undefined, acting: Staff, directory: Directory): Seen {
  if (row === undefined) throw new Refusal('not_found');
  const agency = directory.successorOf(row.agency_id);
  if (holdingFor(acting, 'readComplaints', agency.path) === null) throw new Refusal('not_found');
  return { obstacle: row, agency, level: directory.successorOf(row.level_id) };
}
