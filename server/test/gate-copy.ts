import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
 * Deliberate holes. A test that guards the gate must fail when there is one; so the server is copied, the
 * hole made in the copy, and the test tried on that.
 */

type Hole = { readonly file: string; readonly sound: string; readonly holed: string };

export const holes: Readonly<Record<string, Hole>> = {
  'whoever reads complaints anywhere sees what ever changed hands': {
    file: 'features/complaints/queries.ts',
    sound: "on('agencies.path', '=', holding.path)",
    holed: "on('agencies.path', '>=', '/')",
  },
  'a role reaches every agency': {
    file: 'features/rights/rules/reach.ts',
    sound: "holding.reach === 'below' ? isWithin(path, holding.path) : path === holding.path",
    holed: "holding.reach === 'below' || path === holding.path",
  },
  'a role permits everything': {
    file: 'features/rights/rules/reach.ts',
    sound: 'permissions.includes(permission)',
    holed: 'permissions.length > 0',
  },
  'whoever reads below an agency reads beside it too': {
    file: 'features/complaints/queries.ts',
    sound: "eb.and([eb(column, '>=', holding.path), eb(column, '<', endOfPath(holding.path))])",
    holed: "eb(column, '>=', '/')",
  },
  'whoever reads complaints anywhere sees what anybody judges': {
    file: 'features/complaints/queries.ts',
    sound: "inReach(eb, 'complaints.judge_path', holdings),",
    holed: "eb('complaints.judge_path', 'is not', null),",
  },
  'a route with a permission is passed by all staff': {
    file: 'features/rights/rules/passes.ts',
    sound: "permissionsOf(acting).includes(access) ? 'yes' : 'not_permitted'",
    holed: "'yes'",
  },
};

/** Of what only the random worlds hold: leave, and replies of those who judge elsewhere. */
export const furtherHoles: typeof holes = {
  'what was lent is kept for ever': {
    file: 'features/staff/queries/roles.ts',
    sound: ".on('held_roles.until_at', '>', now)",
    holed: ".on('held_roles.until_at', '>', new Date(0))",
  },
  'what will be lent is held already': {
    file: 'features/staff/queries/roles.ts',
    sound: ".on('held_roles.from_at', '<=', now)",
    holed: ".on('held_roles.from_at', '<=', new Date('2100-01-01'))",
  },
  'administration is lent with the rest': {
    file: 'features/rights/rules/holding-of.ts',
    sound: 'permissions: known.filter(isLent), lentBy',
    holed: 'permissions: known, lentBy',
  },
  'who works for the agency that answered judges its reply': {
    file: 'features/complaints/rules/order.ts',
    sound: 'heldWithin(standing.answeredByPath)',
    holed: 'heldWithin(null)',
  },
  'the root takes over what nobody could judge then': {
    file: 'features/complaints/rules/order.ts',
    sound: 'isRoot(holding.path)',
    holed: 'false',
  },
  'what one registered oneself is seen by all': {
    file: 'features/complaints/queries.ts',
    sound: "eb('complaints.registered_by', '=', acting.staffId)",
    holed: "eb('complaints.registered_by', 'is not', null)",
  },
};

const server = join(import.meta.dirname, '..');

/**
 * A copy of the server with a hole in it.
 *
 * @returns its folder, and what removes it
 * @throws Error when what the hole replaces is no longer there
 */
export function copyWithHole({ file, sound, holed }: Hole): { root: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'insaf-hole-'));
  const root = join(folder, 'server');
  cpSync(server, root, { recursive: true });
  for (const beside of ['node_modules', 'web', 'package.json']) {
    symlinkSync(join(dirname(server), beside), join(folder, beside));
  }
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(sound)) throw new Error(`${file} has no “${sound}” to make a hole of`);
  writeFileSync(path, text.replaceAll(sound, holed));
  return { root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
