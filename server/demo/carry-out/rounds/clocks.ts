/** What heads do about time: they say what cannot wait, give more of it, or take over. */
import type { QueueRow } from '@insaf/contract/queue.ts';
import { extendDeadline } from '../../../features/complaints/actions/extend-deadline.ts';
import { prioritiseComplaint } from '../../../features/complaints/actions/prioritise-complaint.ts';
import { readComplaint } from '../../../features/complaints/index.ts';
import { takeOverComplaint } from '../../../features/referrals/actions/take-over-complaint.ts';
import { officers } from '../../sentences.ts';
import { aboveHolder, daysSince, holderOf, type Round } from './round.ts';

/** Of a working day in the whole country, as chances. */
const chances = { prioritise: 0.1, extend: 0.35, takeOver: 0.12 } as const;

const isLate = (round: Round, { dueAt }: QueueRow, days: number) =>
  dueAt !== null && daysSince(round, dueAt) >= days;

export async function lookAtClocks(round: Round): Promise<void> {
  const { random } = round;
  const [prioritises, extends_, takesOver] = [
    random.chance(chances.prioritise),
    random.chance(chances.extend),
    random.chance(chances.takeOver),
  ];
  if (prioritises) await prioritise(round);
  if (extends_) await extend(round);
  if (takesOver) await takeOver(round);
}

async function prioritise(round: Round): Promise<void> {
  const { ctx, desks, random, work } = round;
  const calm = work.filter(
    ({ why }) => !why.some(({ code }) => code === 'urgent' || code === 'critical'),
  );
  if (calm.length === 0) return;
  const row = random.pick(calm);
  const head = await desks.at('head', holderOf(round, row));
  const reason = random.pick(officers.priorities);
  await prioritiseComplaint(ctx, head, { number: row.number, priority: 'urgent', reason });
}

async function extend(round: Round): Promise<void> {
  const { ctx, auditor, desks, random, work } = round;
  const late = work.filter((row) => isLate(round, row, -3) && aboveHolder(round, row) !== null);
  if (late.length === 0) return;
  const row = random.pick(late);
  const complaint = await readComplaint(ctx.db, auditor, row.number);
  if (complaint === undefined || complaint.extended) return;
  const head = await desks.at('head', aboveHolder(round, row)!);
  const [workingDays, reason] = [random.int(2, 5), random.pick(officers.extensions)];
  await extendDeadline(ctx, head, { number: row.number, workingDays, reason });
}

async function takeOver(round: Round): Promise<void> {
  const { ctx, desks, random, work } = round;
  const lying = work.filter((row) => isLate(round, row, 5) && aboveHolder(round, row) !== null);
  if (lying.length === 0) return;
  const row = random.pick(lying);
  const head = await desks.at('head', aboveHolder(round, row)!);
  await takeOverComplaint(ctx, head, {
    number: row.number,
    reason: random.pick(officers.takeOvers),
  });
}
