import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import { lockPromised } from '../../complaints/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { lastTold } from '../queries.ts';
import { newsDays } from '../rules/is-news.ts';
import { type Notice, queueNotices } from './queue-notice.ts';

const acting = { kind: 'system', job: 'tell-of-promises' } as const;
const batch = 500;

/**
 * Tells the complainants that a day which their agency had named has passed, before they ask. Each is told
 * once of each day; of a day longer past than what is news, nobody is.
 *
 * @returns how many are told
 */
export async function tellOfPromises(ctx: Ctx): Promise<number> {
  const today = Temporal.PlainDate.from(localDay(ctx.clock(), ctx.config.TIME_ZONE));
  const days = { from: String(today.subtract({ days: newsDays })), before: String(today) };
  let told = 0;
  for (let after = '0'; ; ) {
    const page = await ctx.db.transaction().execute(async (db) => {
      const complaints = await lockPromised(db, acting, days, { after, limit: batch });
      const numbers = complaints.map(({ number }) => number);
      if (numbers.length === 0) return { last: null, queued: 0 };
      const before = await lastTold(db, complaints, 'promise_passed');
      const dayAfter = (day: string) =>
        Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ctx.config.TIME_ZONE);
      const news = complaints.filter(({ number, promised_for: day }) => {
        const last = before.get(number);
        return last === undefined || last.getTime() < dayAfter(day!).epochMilliseconds;
      });
      const people = Map.groupBy(await toBeTold(db, numbers), (one) => one.complaint_number);
      const directory = await directoryAtHand(ctx.db);
      const notices = news.flatMap(({ number, version, holder_id, promised_for }): Notice[] => {
        const { name_ar: ar, name_en: en } = directory.agency(holder_id);
        return (people.get(number) ?? []).map(({ complainant_no: complainantNo }) => ({
          ...{ complaintNumber: number, seq: version, complainantNo },
          template: 'promise_passed',
          params: { agency: { ar, en }, plannedFor: promised_for! },
        }));
      });
      return { last: numbers.at(-1)!, queued: await queueNotices(ctx, db, notices) };
    });
    if (page.last === null) return told;
    told += page.queued;
    after = page.last;
  }
}
