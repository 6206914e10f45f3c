import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { insertNotices, type NoticeKey } from '../queries.ts';
import { nightOf, sendAfter } from '../rules/quiet-hours.ts';
import type { ParamsOf } from '../rules/templates.ts';

type NoticeAs<T extends NoticeTemplate> = Omit<NoticeKey, 'template'> & {
  readonly template: T;
  readonly params: ParamsOf<T>;
  /** An emergency: sent at night too, and before others. */
  readonly urgent?: boolean;
};

/** A notice to one complainant about one entry of the history, with what its template speaks of. */
export type Notice = { [T in NoticeTemplate]: NoticeAs<T> }[NoticeTemplate];

/**
 * Queues notices within the transaction that made them true, in one statement however many there are:
 * they are sent if it commits, and only then. Queuing the same notice twice changes nothing.
 *
 * @param db the open transaction
 * @returns how many are new
 */
export async function queueNotices(
  ctx: Pick<Ctx, 'clock' | 'config'>,
  db: Db,
  notices: readonly Notice[],
): Promise<number> {
  const now = ctx.clock();
  const night = nightOf(ctx.config);
  const rows = notices.map(({ urgent = false, ...notice }) => ({
    ...notice,
    urgent,
    sendAfter: sendAfter(now, night, urgent),
  }));
  return insertNotices(db, rows, now);
}
