import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
 * Deliberate holes. A test that guards the gate must fail when there is one; so the server is copied with all
 * of them in it, closed, and the test tried on the copy while one is open.
 */

/** `holed` takes the place of `sound`; in it OPEN is whether this hole is. */
type Hole = { readonly file: string; readonly sound: string; readonly holed: string };

export const holes: Readonly<Record<string, Hole>> = {
  'whoever reads complaints anywhere sees what ever changed hands': {
    file: 'features/complaints/queries.ts',
    sound: "holdings.map((holding) =>\n              holding.reach === 'below'",
    holed:
      "holdings.map((holding) => OPEN ? on('agencies.path', '>=', '/') : holding.reach === 'below'",
  },
  'a role reaches every agency': {
    file: 'features/rights/rules/reach.ts',
    sound: "holding.reach === 'below' ? isWithin(path, holding.path) : path === holding.path",
    holed:
      "holding.reach === 'below' ? OPEN || isWithin(path, holding.path) : path === holding.path",
  },
  'a role permits everything': {
    file: 'features/rights/rules/reach.ts',
    sound: 'permissions.includes(permission)',
    holed: '(OPEN || permissions.includes(permission))',
  },
  'whoever reads below an agency reads beside it too': {
    file: 'features/complaints/queries.ts',
    sound: "eb.and([eb(column, '>=', holding.path), eb(column, '<', endOfPath(holding.path))])",
    holed:
      "OPEN ? eb(column, '>=', '/') : eb.and([eb(column, '>=', holding.path), eb(column, '<', endOfPath(holding.path))])",
  },
  'whoever reads complaints anywhere sees what anybody judges': {
    file: 'features/complaints/queries.ts',
    sound: "inReach(eb, 'complaints.judge_path', holdings),",
    holed:
      "OPEN ? eb('complaints.judge_path', 'is not', null) : inReach(eb, 'complaints.judge_path', holdings),",
  },
  'a route with a permission is passed by all staff': {
    file: 'features/rights/rules/passes.ts',
    sound: "permissionsOf(acting).includes(access) ? 'yes' : 'not_permitted'",
    holed: "OPEN || permissionsOf(acting).includes(access) ? 'yes' : 'not_permitted'",
  },
};

/** Of what only the random worlds hold: leave, and replies of those who judge elsewhere. */
export const furtherHoles: typeof holes = {
  'what was lent is kept for ever': {
    file: 'features/staff/queries/roles.ts',
    sound: ".on('held_roles.until_at', '>', now)",
    holed: ".on('held_roles.until_at', '>', OPEN ? new Date(0) : now)",
  },
  'what will be lent is held already': {
    file: 'features/staff/queries/roles.ts',
    sound: ".on('held_roles.from_at', '<=', now)",
    holed: ".on('held_roles.from_at', '<=', OPEN ? new Date('2100-01-01') : now)",
  },
  'administration is lent with the rest': {
    file: 'features/rights/rules/holding-of.ts',
    sound: 'permissions: known.filter(isLent), lentBy',
    holed: 'permissions: OPEN ? known : known.filter(isLent), lentBy',
  },
  'who works for the agency that answered judges its reply': {
    file: 'features/complaints/rules/order.ts',
    sound: 'heldWithin(standing.answeredByPath)',
    holed: 'heldWithin(OPEN ? null : standing.answeredByPath)',
  },
  'the root takes over what nobody could judge then': {
    file: 'features/complaints/rules/order.ts',
    sound: 'isRoot(holding.path)',
    holed: '(!OPEN && isRoot(holding.path))',
  },
  'what one registered oneself is seen by all': {
    file: 'features/complaints/queries.ts',
    sound: "eb('complaints.registered_by', '=', acting.staffId)",
    holed: "eb('complaints.registered_by', OPEN ? 'is not' : '=', OPEN ? null : acting.staffId)",
  },
};

const server = join(import.meta.dirname, '..');

export type HoledServer = {
  /** Its folder, as `server` is. */
  readonly root: string;
  /** Opens one hole and closes the others. */
  readonly open: (hole: string) => void;
  readonly remove: () => void;
};

/**
 * A copy of the server with all holes in it, closed.
 *
 * @throws Error when what a hole replaces is no longer there
 */
export function copyWithHoles(): HoledServer {
  const folder = mkdtempSync(join(tmpdir(), 'insaf-holes-'));
  const root = join(folder, 'server');
  cpSync(server, root, { recursive: true });
  for (const beside of ['node_modules', 'contract', 'web', 'package.json']) {
    symlinkSync(join(dirname(server), beside), join(folder, beside));
  }
  for (const [name, { file, sound, holed }] of Object.entries({ ...holes, ...furtherHoles })) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(sound)) throw new Error(`${file} has no “${sound}” to make a hole of`);
    const isOpen = `((globalThis as { openHole?: string }).openHole === '${name}')`;
    writeFileSync(path, text.replaceAll(sound, holed.replaceAll('OPEN', isOpen)));
  }
  const opening = globalThis as { openHole?: string };
  return {
    root,
    open: (hole) => {
      opening.openHole = hole;
    },
    remove: () => {
      delete opening.openHole;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
