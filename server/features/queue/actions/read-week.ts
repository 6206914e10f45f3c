import type { QueueFilter } from '@insaf/contract/queue.ts';
import { daysShown, shownOfDay, shownUpTo, type weekRoutes } from '@insaf/contract/week.ts';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/http/routes.ts';
import { closedDays } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { complaintRowView } from '../../dossier/index.ts';
import { hideInRows } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import { countLists, listPart } from '../queries.ts';
import { firstOf } from '../rules/first-of.ts';
import { agencyAsked } from './agency-asked.ts';
import { dayOf, partsOf, selectComplaints } from './select-complaints.ts';

type Query = Input<typeof weekRoutes.readWeek>['query'];

/** Weeks further ahead than this hold nothing that anybody plans by. */
const weeksAhead = 53;

/**
 * What falls due on each of seven days, counted up to a cap, with the first few of each: what the reader's
 * agencies hold, and what the reader judges, which is counted by itself because it is a list of its own. A
 * first day that is over is today.
 *
 * @throws Refusal `unknown_agency`; `invalid_input` with the field `from` for a day too far ahead
 */
export async function readWeek(ctx: Ctx, acting: Acting, { from, agency: code }: Query) {
  const directory = await readDirectory(ctx.db);
  const agency = agencyAsked(acting, directory, code);
  const now = ctx.clock();
  const today = dayOf(now, ctx.config.TIME_ZONE);
  const asked = from === undefined ? today : Temporal.PlainDate.from(from);
  if (Temporal.PlainDate.compare(asked, today.add({ weeks: weeksAhead })) > 0) {
    throw new Refusal('invalid_input', { field: 'from' });
  }
  const first = Temporal.PlainDate.compare(asked, today) < 0 ? today : asked;
  const days = Array.from({ length: daysShown }, (_, each) => String(first.add({ days: each })));
  const held = code === undefined ? {} : { agency: code };
  const partsFor = async (filter: QueueFilter) => {
    const selection = await selectComplaints(ctx, acting, { ...held, ...filter }, directory);
    return partsOf(acting, selection, directory, shownUpTo + 1);
  };
  const asks = [
    ...days.map((day) => ({ key: day, dueOn: day })),
    { key: 'overdue', overdue: true },
  ];
  const lists = await Promise.all(
    asks.flatMap(({ key, ...filter }) => [
      partsFor(filter).then((parts) => ({ key, parts })),
      partsFor({ ...filter, toJudge: true }).then((parts) => ({ key: judged(key), parts })),
    ]),
  );
  const partsAt = new Map(lists.map(({ key, parts }) => [key, parts]));
  const rowsOf = async (key: string) => {
    const [part] = partsAt.get(key)!;
    return part === undefined ? [] : listPart(ctx.db, acting, part, { limit: shownOfDay });
  };
  const [counts, closed, ...firsts] = await Promise.all([
    countLists(
      ctx.db,
      acting,
      lists.filter(({ parts }) => parts.length > 0),
      shownUpTo,
    ),
    closedDays(ctx, agency.id, days),
    ...days.map(async (day) => {
      const rows = firstOf(await rowsOf(day), await rowsOf(judged(day)), shownOfDay);
      return hideInRows(ctx.db, rows);
    }),
  ]);
  const counted = (key: string) => {
    const count = counts.get(key) ?? 0;
    return { count: Math.min(count, shownUpTo), more: count > shownUpTo };
  };
  return {
    today: String(today),
    agency: {
      code: agency.code,
      name: { ar: agency.name_ar, en: agency.name_en },
    },
    overdue: counted('overdue'),
    overdueToJudge: counted(judged('overdue')),
    days: days.map((day, index) => ({
      day,
      closed: closed.get(day) ?? null,
      ...counted(day),
      toJudge: counted(judged(day)),
      first: firsts[index]!.map((row) => ({
        ...complaintRowView(row, directory, now),
        toJudge: row.toJudge,
      })),
    })),
  };
}

/** The key of the list of what is to be judged, beside that of what is held. */
const judged = (key: string) => `${key} toJudge`;
