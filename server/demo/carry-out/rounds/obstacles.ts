/** What is in the way of some complaints: recorded, decided, removed; what nobody decides rises by itself. */
import type { ObstacleRow } from '@insaf/contract/obstacles.ts';
import { decideObstacle } from '../../../features/obstacles/actions/decide-obstacle.ts';
import { listObstacles } from '../../../features/obstacles/actions/list-obstacles.ts';
import { obstructComplaint } from '../../../features/obstacles/actions/obstruct-complaint.ts';
import { removeObstacle } from '../../../features/obstacles/actions/remove-obstacle.ts';
import { officers, toldObstacles } from '../../sentences.ts';
import { dayAfter, daysSince, holderOf, type Round } from './round.ts';

/** Of a working day: a new one in the whole country; and of each that is there, an answer or its end. */
const chances = { record: 0.3, decide: 0.4, remove: 0.5 } as const;
const mostLooked = 100;

type Kind = (typeof toldObstacles)[number];

export async function lookAtObstacles(round: Round): Promise<void> {
  const { ctx, auditor, random } = round;
  const { obstacles } = await listObstacles(ctx, auditor, { state: 'open', limit: mostLooked });
  for (const obstacle of obstacles) {
    const [answers, ends] = [random.chance(chances.decide), random.chance(chances.remove)];
    if (obstacle.state === 'waiting' && answers) await decide(round, obstacle);
    if (obstacle.state === 'decided' && ends && isDue(round, obstacle)) {
      await remove(round, obstacle);
    }
  }
  if (random.chance(chances.record)) await record(round);
}

async function record(round: Round): Promise<void> {
  const { ctx, desks, random, work } = round;
  const free = work.filter(
    ({ why, category }) => category !== null && !why.some(({ code }) => code === 'obstructed'),
  );
  if (free.length === 0) return;
  const row = random.pick(free);
  const holder = holderOf(round, row);
  // What keeps one from being done often keeps a second of the same agency.
  const also = free
    .filter(({ number, holder: { code } }) => number !== row.number && code === holder.code)
    .slice(0, random.int(0, 2))
    .map(({ number }) => ({ number }));
  const kind = random.pick(toldObstacles);
  const words = officers.obstacles[kind];
  const officer = await desks.at('agency_officer', holder);
  await obstructComplaint(ctx, officer, {
    ...{ number: row.number, kind, also },
    ...{ needed: random.pick(words.needed), told: random.pick(words.told) },
    fromOutside: random.pick(words.from),
    neededBy: dayAfter(round, random.int(6, 20)),
  });
}

const isDue = (round: Round, { decidedFor }: ObstacleRow) =>
  decidedFor !== null && decidedFor <= dayAfter(round, 1);

async function decide(round: Round, { id, kind, level, recordedAt }: ObstacleRow): Promise<void> {
  if (daysSince(round, recordedAt) < 1) return;
  const { ctx, desks, directory, random } = round;
  const words = officers.obstacles[kind as Kind];
  const head = await desks.at('head', directory.agencyByCode(level.code)!);
  await decideObstacle(ctx, head, id, {
    ...{ decision: random.pick(words.decision), told: random.pick(words.decided) },
    ...{ owner: level.code, by: dayAfter(round, random.int(4, 14)) },
  });
}

async function remove(round: Round, { id, kind, agency }: ObstacleRow): Promise<void> {
  const { ctx, desks, directory, random } = round;
  const head = await desks.at('head', directory.agencyByCode(agency.code)!);
  await removeObstacle(ctx, head, id, {
    how: random.pick(officers.obstacles[kind as Kind].how),
  });
}
