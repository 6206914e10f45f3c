import type { Ctx } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import { lockWaiting, priorityOf } from '../../complaints/index.ts';
import { allowances, daysAfter } from '../../deadlines/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { type Notice, queueNotices } from './queue-notice.ts';

const acting = { kind: 'system', job: 'remind-to-supply' } as const;
const batch = 500;

/**
 * Reminds the complainants of what was asked of them, some days before the complaint lapses. Each is
 * reminded once of each question: the reminder is kept under the entry that asked, which is the last one of
 * a complaint that waits.
 *
 * @returns how many reminders are new
 */
export async function remindToSupply(ctx: Ctx): Promise<number> {
  const now = ctx.clock();
  const lapsing = { after: now, until: daysAfter(now, allowances.remindDays) };
  let reminded = 0;
  for (let after = '0'; ; ) {
    const page = await ctx.db.transaction().execute(async (db) => {
      const complaints = await lockWaiting(db, acting, lapsing, { after, limit: batch });
      const numbers = complaints.map(({ number }) => number);
      if (numbers.length === 0) return { last: null, queued: 0 };
      const people = Map.groupBy(await toBeTold(db, numbers), (one) => one.complaint_number);
      const directory = await directoryAtHand(ctx.db);
      const notices = complaints.flatMap((complaint): Notice[] =>
        (people.get(complaint.number) ?? []).map(({ complainant_no }) => ({
          complaintNumber: complaint.number,
          seq: complaint.version,
          complainantNo: complainant_no,
          template: 'supply_reminder',
          params: { until: complaint.waits_until },
          urgent: priorityOf(complaint, directory) === 'critical',
        })),
      );
      return { last: numbers.at(-1)!, queued: await queueNotices(ctx, db, notices) };
    });
    if (page.last === null) return reminded;
    reminded += page.queued;
    after = page.last;
  }
}
