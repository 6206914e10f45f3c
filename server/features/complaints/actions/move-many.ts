import { lifecycle, type Move, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { Timetable } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting, Holding, Staff } from '../../rights/index.ts';
import type { ComplaintsMoved } from '../events.ts';
import { type ComplaintRow, recordMoves } from '../queries.ts';
import { timetableOf } from './move-complaint.ts';
import { type Decision, movedTo } from './moved-to.ts';

/** Moves of a job that leave the status as it is, so that nothing but the table has to be asked. */
export type ManyVerb = {
  [V in Verb]: (typeof lifecycle)[V] extends { to: 'same' } ? V : never;
}[Verb];

/** Columns that decide what is allowed for a complaint. */
const timed = ['holder_id', 'judge_id', 'category_id', 'kind', 'priority'] as const;

/**
 * The same as `moveComplaint`, for many complaints, by a job or by staff whose right over all of them is
 * known: in the caller's transaction and in a few
 * statements however many they are. One whose status the table does not have for the verb is left out.
 *
 * @param acting a job to which this move is allowed by name, or staff
 * @param complaints locked by the caller
 * @param decide what else changes, given what is allowed for it; null leaves a complaint as it is
 * @param holding the role of staff that is used, which reaches every one of the complaints
 * @returns those that moved, as this move left them
 */
export async function moveMany(
  ctx: Ctx,
  db: Db,
  acting: (Acting & { kind: 'system' }) | Staff,
  verb: ManyVerb,
  complaints: readonly ComplaintRow[],
  decide: (complaint: ComplaintRow, allowed: Timetable) => Decision | null,
  holding: Holding | null = null,
): Promise<ComplaintRow[]> {
  const move: Move = lifecycle[verb];
  const may =
    acting.kind === 'system'
      ? acting.moves?.includes(verb) === true
      : holding?.permissions.includes(verb as Permission) === true;
  if (!move.by.includes(acting.kind) || !may) throw new Error(`may not ${verb}`);
  const directory = await readDirectory(ctx.db);
  const now = ctx.clock();
  const moves = [];
  for (const complaint of complaints) {
    const possible = move.from.some((status) => status === complaint.status);
    if (!possible) continue;
    const before = await timetableOf(ctx, complaint, directory, now);
    const decision = decide(complaint, before);
    if (decision === null) continue;
    const changed = { ...complaint, ...decision.changes } as ComplaintRow;
    const after = timed.some((column) => decision.changes?.[column] !== undefined)
      ? await timetableOf(ctx, changed, directory, now)
      : before;
    const to = complaint.status as (typeof move.from)[number];
    moves.push(
      movedTo(complaint, {
        ...{ verb, effect: move.clock, to, acting, holding, decision, now },
        ...{ before, after },
      }),
    );
  }
  if (moves.length === 0) return [];
  await recordMoves(db, moves);
  const fact: ComplaintsMoved = { name: 'complaintsMoved', moves };
  await ctx.announce(db, fact);
  return moves.map(({ complaint }) => complaint);
}
