import type { Recipient } from '@insaf/contract/ladders.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import type { Moved } from '../../complaints/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { lastTold } from '../queries.ts';
import { isNews } from '../rules/is-news.ts';
import type { Notice } from './queue-notice.ts';

/**
 * What the complainants are told of complaints whose clock ran out: with the first step of the ladder after
 * that, once for each clock. Steps that only remind within the time tell them nothing, and neither do those
 * that climb on: their page says who was told meanwhile.
 */
export async function noticesOfLateness(
  ctx: Ctx,
  db: Db,
  moves: readonly Moved[],
): Promise<Notice[]> {
  const ranOut = moves.filter(
    ({ verb, complaint: { due_at: due }, at }) =>
      verb === 'escalate' && due !== null && isNews(due, at),
  );
  if (ranOut.length === 0) return [];
  const directory = await directoryAtHand(ctx.db);
  const complaints = ranOut.map(({ complaint }) => complaint);
  const told = await lastTold(db, complaints, 'late');
  const news = ranOut.filter(({ complaint: { number, due_at: due } }) => {
    const before = told.get(number);
    return before === undefined || before < due!;
  });
  if (news.length === 0) return [];
  const people = Map.groupBy(
    await toBeTold(
      db,
      news.map(({ complaint }) => complaint.number),
    ),
    (one) => one.complaint_number,
  );
  const nameOf = (id: number) => {
    const { name_ar: ar, name_en: en } = directory.agency(id);
    return { ar, en };
  };
  return news.flatMap(({ complaint, entry, details }) => {
    const { number, clock, judge_id: judge, holder_id: holder, due_at: since } = complaint;
    const late = clock === 'judging' ? (judge ?? holder) : holder;
    return (people.get(number) ?? []).map(
      ({ complainant_no: complainantNo }): Notice => ({
        ...{ complaintNumber: number, seq: entry.seq, complainantNo },
        template: 'late',
        params: {
          agency: nameOf(late),
          since,
          level: (details.told as Recipient[]).at(-1)!,
          above: nameOf(details.to as number),
        },
      }),
    );
  });
}
