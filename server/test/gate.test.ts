import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { permissions } from '@insaf/contract/roles.ts';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Complaints from '../features/complaints/index.ts';
import type * as Order from '../features/complaints/rules/order.ts';
import type * as Directory from '../features/directory/index.ts';
import type * as Rights from '../features/rights/index.ts';
import type * as Staff from '../features/staff/actions/read-acting.ts';
import { bareCtx } from './bare-ctx.ts';
import { copyWithHoles, furtherHoles, type HoledServer, holes } from './gate-copy.ts';
import { ruleOf, type World } from './gate-model.ts';
import { numberOf, staffCount, staffIdOf, worlds, writeWorld } from './gate-world.ts';

/*
 * Random trees, roles, leave and complaints are thrown at the gate, the queries of a real database and the
 * rules together, and what it lets through is held against the model of twelve lines.
 */

let bare: Awaited<ReturnType<typeof bareCtx>>;
let owner: pg.Client;
beforeAll(async () => {
  bare = await bareCtx();
  owner = new pg.Client({ connectionString: bare.database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await bare.close();
});

/** The gate of a server's folder. */
async function gateOf(root: string) {
  const from = (file: string) => import(pathToFileURL(join(root, file)).href);
  const { visibleTo, standingOf } = (await from(
    'features/complaints/index.ts',
  )) as typeof Complaints;
  const { mayMove } = (await from('features/complaints/rules/order.ts')) as typeof Order;
  const directory = (await from('features/directory/index.ts')) as typeof Directory;
  const { passes } = (await from('features/rights/index.ts')) as typeof Rights;
  const { actingAs } = (await from('features/staff/actions/read-acting.ts')) as typeof Staff;
  return { visibleTo, standingOf, mayMove, actingAs, passes, directory };
}
type Gate = Awaited<ReturnType<typeof gateOf>>;

/** What somebody sees, may do and passes, as `number verb` and `passes permission`: by gate and by model. */
async function lets(gate: Gate, world: World, who: number) {
  const { db, clock } = bare.ctx;
  const acting = (await gate.actingAs(bare.ctx, staffIdOf(who)))!;
  const directory = await gate.directory.readDirectory(db);
  const query = db.selectFrom('complaints').selectAll();
  const seen = await query.where((eb) => gate.visibleTo(eb, acting)).execute();
  const byGate = permissions
    .filter((permission) => gate.passes(acting, permission, false) === 'yes')
    .map((permission) => `passes ${permission}`);
  for (const row of seen) {
    byGate.push(`${row.number} read`);
    const standing = await gate.standingOf(db, row, directory);
    const can = verbs.filter((verb) => 'to' in gate.mayMove(verb, standing, acting, clock()));
    byGate.push(...can.map((verb) => `${row.number} ${verb}`));
  }
  const { sees, moves, passes } = ruleOf(world, who);
  const onComplaints = world.complaints.flatMap((one, at) => {
    if (!sees(one)) return [];
    const can = verbs.filter((verb) => moves(verb, one));
    return ['read', ...can].map((what) => `${numberOf(at)} ${what}`);
  });
  const byModel = [
    ...permissions.filter(passes).map((permission) => `passes ${permission}`),
    ...onComplaints,
  ];
  return { byGate: byGate.sort(), byModel: byModel.sort() };
}

/** @returns how a random world differed from the model; null when none of so many did */
async function difference(gate: Gate, numRuns: number) {
  const property = fc.asyncProperty(worlds, async (world) => {
    await writeWorld(owner, world, bare.ctx.clock());
    gate.directory.forgetDirectory(bare.ctx.db);
    for (let who = 0; who < staffCount; who += 1) {
      const { byGate, byModel } = await lets(gate, world, who);
      expect(byGate, `member ${who} of ${JSON.stringify(world)}`).toEqual(byModel);
    }
  });
  const found = await fc.check(property, { numRuns, endOnFailure: true });
  if (found.failed && found.errorInstance === null) throw new Error('nothing was tried');
  return found.failed ? found.errorInstance : null;
}

test('the gate lets through what the model of twelve lines does, and nothing else', async () => {
  expect(await difference(await gateOf(join(import.meta.dirname, '..')), 120)).toBeNull();
}, 480_000);

describe('a hole in a copy of the gate is found:', () => {
  let copy: HoledServer;
  let gate: Gate;
  beforeAll(async () => {
    copy = copyWithHoles();
    gate = await gateOf(copy.root);
  });
  afterAll(() => copy.remove());

  test('but not as long as all are closed', async () => {
    expect(await difference(gate, 10)).toBeNull();
  });

  test.for(Object.keys({ ...holes, ...furtherHoles }))('%s', { timeout: 480_000 }, async (hole) => {
    copy.open(hole);
    const found = await difference(gate, 400);
    expect(found).toMatchObject({ message: expect.stringContaining('member') });
  });
});
