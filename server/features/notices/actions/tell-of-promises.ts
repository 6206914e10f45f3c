import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import { lockPromised } from '../../complaints/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { lastTold } from '../queries.ts';
import { newsDays } from '../rules/is-news.ts';
import { alsoFollowers } from './also-followers.ts';
import { type Notice, queueNotices } from './queue-notice.ts';

const acting = { kind: 'system', job: 'tell-of-promises' } as const;
const batch = 500;

type Telling = (ctx: Ctx, db: Db, notices: readonly Notice[]) => Promise<number>;

/**
 * Tells the complainants, and those of what follows, that a day which their agency had named has passed, before
 * they ask. Each is told
 * once of each day; of a day longer past than what is news, nobody is.
 *
 * @param tell how notices reach people, in the transaction that found them due
 * @returns how many are told
 */
export async function tellOfPromises(ctx: Ctx, tell: Telling = queueNotices): Promise<number> {
  const today = Temporal.PlainDate.from(localDay(ctx.clock(), ctx.config.TIME_ZONE));
  const days = { from: String(today.subtract({ days: newsDays })), before: String(today) };
  let told = 0;
  for (let after = '0'; ; ) {
    const page = await ctx.db.transaction().execute(async (db) => {
      const complaints = await lockPromised(db, acting, days, { after, limit: batch });
      const numbers = complaints.map(({ number }) => number);
      if (numbers.length === 0) return { last: null, queued: 0 };
      const addressed = await alsoFollowers(
        db,
        complaints.map((complaint) => ({ complaint, seq: complaint.version })),
      );
      const all = addressed.flat().map(({ complaint }) => complaint);
      const before = await lastTold(db, all, 'promise_passed');
      const dayAfter = (day: string) =>
        Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ctx.config.TIME_ZONE);
      const isTold = (number: string, day: string) => {
        const last = before.get(number);
        return last !== undefined && last.getTime() >= dayAfter(day).epochMilliseconds;
      };
      const people = Map.groupBy(
        await toBeTold(
          db,
          all.map(({ number }) => number),
        ),
        (one) => one.complaint_number,
      );
      const directory = await directoryAtHand(ctx.db);
      const notices = complaints.flatMap(({ holder_id, promised_for: day }, index) => {
        const { name_ar: ar, name_en: en } = directory.agency(holder_id);
        const params = { agency: { ar, en }, plannedFor: day! };
        const news = addressed[index]!.filter(({ complaint }) => !isTold(complaint.number, day!));
        return news.flatMap(({ complaint: { number }, seq }) =>
          (people.get(number) ?? []).map(
            ({ complainant_no: complainantNo }): Notice => ({
              ...{ complaintNumber: number, seq, complainantNo },
              template: 'promise_passed',
              params,
            }),
          ),
        );
      });
      return { last: numbers.at(-1)!, queued: await tell(ctx, db, notices) };
    });
    if (page.last === null) return told;
    told += page.queued;
    after = page.last;
  }
}
