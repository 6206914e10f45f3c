import type { Recipient } from '@insaf/contract/ladders.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import type { Moved } from '../../complaints/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { lastTold } from '../queries.ts';
import { isNews } from '../rules/is-news.ts';
import { alsoFollowers } from './also-followers.ts';
import type { Notice } from './queue-notice.ts';

/**
 * What the complainants are told of complaints whose clock ran out: with the first step of the ladder after
 * that, once for each clock. Steps that only remind within the time tell them nothing, and neither do those
 * that climb on: their page says who was told meanwhile. Those whose complaint follows such a one are told
 * the same, because no other clock counts for them.
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
  const addressed = await alsoFollowers(
    db,
    ranOut.map(({ complaint, entry: { seq } }) => ({ complaint, seq })),
  );
  const complaints = addressed.flat().map((each) => each.complaint);
  const told = await lastTold(db, complaints, 'late');
  const people = Map.groupBy(
    await toBeTold(
      db,
      complaints.map(({ number }) => number),
    ),
    (one) => one.complaint_number,
  );
  const nameOf = (id: number) => {
    const { name_ar: ar, name_en: en } = directory.agency(id);
    return { ar, en };
  };
  return ranOut.flatMap(({ complaint, details }, index) => {
    const { clock, judge_id: judge, holder_id: holder, due_at: since } = complaint;
    const params = {
      agency: nameOf(clock === 'judging' ? (judge ?? holder) : holder),
      since,
      level: (details.told as Recipient[]).at(-1)!,
      above: nameOf(details.to as number),
    };
    return addressed[index]!.flatMap(({ complaint: { number }, seq }) => {
      const before = told.get(number);
      if (before !== undefined && before >= since!) return [];
      return (people.get(number) ?? []).map(
        ({ complainant_no: complainantNo }): Notice => ({
          ...{ complaintNumber: number, seq, complainantNo },
          template: 'late',
          params,
        }),
      );
    });
  });
}
