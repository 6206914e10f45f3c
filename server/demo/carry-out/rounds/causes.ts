/** Causes that several complaints of one agency have: gathered, told of anew when they take longer, ended. */
import type { CauseRow } from '@insaf/contract/causes.ts';
import type { QueueRow } from '@insaf/contract/queue.ts';
import { changeCause } from '../../../features/causes/actions/change-cause.ts';
import { endCause } from '../../../features/causes/actions/end-cause.ts';
import { listCauses } from '../../../features/causes/actions/list-causes.ts';
import { openCause } from '../../../features/causes/actions/open-cause.ts';
import { readCause } from '../../../features/causes/actions/read-cause.ts';
import { ungatherComplaint } from '../../../features/causes/actions/ungather-complaint.ts';
import { readComplaint } from '../../../features/complaints/index.ts';
import { officers } from '../../sentences.ts';
import { dayAfter, holderOf, type Round } from './round.ts';

/** Of a working day: a new one in the whole country; and of each that is there, what becomes of it. */
const chances = { open: 0.25, takeOut: 0.06, change: 0.5, end: 0.6 } as const;
const mostLooked = 100;
const fewestGathered = 2;

export async function lookAtCauses(round: Round): Promise<void> {
  const { ctx, auditor, random } = round;
  const { causes } = await listCauses(ctx, auditor, { state: 'open', limit: mostLooked });
  for (const cause of causes) {
    const [ends, changes, takesOut] = [
      random.chance(chances.end),
      random.chance(chances.change),
      random.chance(chances.takeOut),
    ];
    if (cause.unanswered === 0) {
      if (ends) await end(round, cause);
    } else if (cause.late) {
      if (changes) await change(round, cause);
    } else if (takesOut && cause.unanswered > 1) await takeOut(round, cause);
  }
  if (random.chance(chances.open)) await open(round);
}

async function open(round: Round): Promise<void> {
  const { ctx, desks, directory, random } = round;
  const groups = [...Map.groupBy(await notGathered(round), (row) => groupOf(row)).values()];
  const several = groups.filter((group) => group.length >= fewestGathered);
  if (several.length === 0) return;
  const [first, ...others] = random.pick(several);
  const category = directory.categoryByCode(first!.category!.code)!;
  await openCause(ctx, await desks.at('head', holderOf(round, first!)), {
    number: first!.number,
    also: others.slice(0, 6).map(({ number }) => ({ number })),
    title: random.pick(officers.causes.title).replace('{category}', category.name_ar),
    told: random.pick(officers.causes.told),
    expectedFor: dayAfter(round, random.int(3, 12)),
  });
}

const groupOf = ({ holder, category }: QueueRow) => `${holder.code} ${category?.code}`;

async function notGathered({ ctx, auditor, work }: Round): Promise<QueueRow[]> {
  const free: QueueRow[] = [];
  for (const row of work) {
    if (row.category === null) continue;
    const complaint = await readComplaint(ctx.db, auditor, row.number);
    if (complaint !== undefined && complaint.cause_id === null) free.push(row);
  }
  return free;
}

const headOf = ({ desks, directory }: Round, { agency }: CauseRow) =>
  desks.at('head', directory.agencyByCode(agency.code)!);

async function change(round: Round, cause: CauseRow): Promise<void> {
  const { ctx, random } = round;
  const head = await headOf(round, cause);
  const { title, known, worker, version } = await readCause(ctx, head, cause.id);
  await changeCause(ctx, head, cause.id, {
    ...{ title, known, version, worker: worker.code },
    told: random.pick(officers.causes.changed),
    expectedFor: dayAfter(round, random.int(3, 9)),
  });
}

async function takeOut(round: Round, cause: CauseRow): Promise<void> {
  const { ctx, auditor, random, work } = round;
  const gathered: QueueRow[] = [];
  for (const row of work) {
    const complaint = await readComplaint(ctx.db, auditor, row.number);
    if (complaint?.cause_id === cause.id) gathered.push(row);
  }
  if (gathered.length < 2) return;
  const reason = random.pick(officers.causes.apart);
  await ungatherComplaint(ctx, await headOf(round, cause), {
    number: random.pick(gathered).number,
    reason,
  });
}

async function end(round: Round, cause: CauseRow): Promise<void> {
  const { ctx, random } = round;
  const how = random.pick(officers.causes.solved);
  await endCause(ctx, await headOf(round, cause), cause.id, { state: 'solved', how });
}
