import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type ComplaintRow, historyOf } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { causeById } from '../queries.ts';
import { causeRow } from './cause-row.ts';

type Carrying = Pick<ComplaintRow, 'number' | 'cause_id'>;

/** The cause of a complaint that was loaded through the one who acts; null where it has none in common. */
export async function causeOf(ctx: Ctx, { cause_id: id }: Carrying) {
  const cause = id === null ? undefined : await causeById(ctx.db, id);
  if (cause === undefined) return null;
  return causeRow(cause, await readDirectory(ctx.db), localDay(ctx.clock(), ctx.config.TIME_ZONE));
}

/**
 * The same as its complainant is told: what was written for them, who works on it and until when it is
 * expected; nothing of the other complaints, nor what agencies say of it.
 *
 * @param wordsOf what was told with an entry of the history, as the person may read it
 */
export async function causeShown(
  ctx: Ctx,
  complaint: Carrying,
  wordsOf: (entry: Awaited<ReturnType<typeof historyOf>>[number]) => string | null,
) {
  const { cause_id: id } = complaint;
  const cause = id === null ? undefined : await causeById(ctx.db, id);
  if (cause === undefined) return null;
  const [directory, history] = [await readDirectory(ctx.db), await historyOf(ctx.db, complaint)];
  const begun = history.findLast(({ verb }) => verb === 'gather');
  const told = history.findLast(({ verb }) => verb === 'gather' || verb === 'announceDay');
  return {
    told: told === undefined ? null : wordsOf(told),
    since: (begun?.at ?? cause.opened_at).toISOString(),
    worker: directory.nameAt(cause.worker_id, ctx.clock()),
    expectedFor: cause.expected_for,
    state: cause.state as 'open' | 'solved' | 'abandoned',
  };
}
