import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import {
  latelyDays,
  nearMetres,
  type RelatedToPerson,
  type RelatedToPlace,
} from '@insaf/contract/related.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, clockShownOf, readComplaint } from '../../complaints/index.ts';
import { gatesOf } from '../../custody/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { complaintRowView } from '../../dossier/index.ts';
import { metresBetween } from '../../evidence/index.ts';
import { hideInRows } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import {
  complaintsOf,
  hashesOf,
  ofSameBox,
  ofSamePeople,
  ofSamePlace,
  type Spot,
} from '../queries.ts';
import { inCommon } from '../rules/in-common.ts';
import { squaresAround } from '../rules/squares.ts';

const most = 10;

/** Other complaints of the same person, and from the same place lately. Errors: `not_found`. */
export async function listRelated(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<{ samePerson: RelatedToPerson[]; samePlace: RelatedToPlace[] }> {
  const directory = await readDirectory(ctx.db);
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const reading = { ctx, acting, directory, complaint };
  const [samePerson, samePlace] = await Promise.all([bySamePerson(reading), fromPlace(reading)]);
  return { samePerson, samePlace };
}

type Reading = {
  readonly ctx: Ctx;
  readonly acting: Acting;
  readonly directory: Directory;
  readonly complaint: ComplaintRow;
};

/**
 * That two complaints come from one person says of each who filed it, to whoever knows it of the other: so
 * it is said only to those who see it of both.
 */
async function bySamePerson(reading: Reading): Promise<RelatedToPerson[]> {
  const { ctx, acting, complaint } = reading;
  const seenOf = async (rows: readonly ComplaintRow[]) => {
    const gates = await gatesOf(ctx, acting, rows);
    return rows.filter(({ number }) => gates.get(number)!.state === 'shown');
  };
  if ((await seenOf([complaint])).length === 0) return [];
  const people = await hashesOf(ctx.db, [complaint]);
  // Of somebody who filed very often, those whose people are seen are looked for among the latest.
  const found = await seenOf(await ofSamePeople(ctx.db, acting, complaint, people, 10 * most));
  const shown = await hideInRows(ctx.db, found.slice(0, most));
  const theirs = Map.groupBy(await hashesOf(ctx.db, shown), (row) => row.complaint_number);
  return Promise.all(
    shown.map(async (row) => ({
      ...(await line(row, reading)),
      by: inCommon(people, theirs.get(row.number) ?? []),
    })),
  );
}

async function fromPlace(reading: Reading): Promise<RelatedToPlace[]> {
  const { ctx, acting, complaint, directory } = reading;
  const { received_at, place_id, category_id } = complaint;
  // A governorate is no place that two complaints could share.
  const isPlace = place_id !== null && directory.place(place_id).kind !== 'governorate';
  const since = new Date(received_at.getTime() - latelyDays * 24 * 3_600_000);
  const here = pointOf(complaint);
  const [same, boxed] = await Promise.all([
    isPlace ? ofSamePlace(ctx.db, acting, complaint, since, most) : [],
    here === null
      ? []
      : ofSameBox(ctx.db, acting, complaint, squaresAround(here, nearMetres), since),
  ]);
  const metresTo = (row: Spot) => {
    const there = pointOf(row);
    return here === null || there === null ? null : Math.round(metresBetween(here, there));
  };
  const near = boxed.filter((row) => (metresTo(row) ?? Infinity) <= nearMetres);
  const all = new Map([...near, ...same].map((row) => [row.number, row]));
  const latest = [...all.values()]
    .sort((a, b) => b.received_at.getTime() - a.received_at.getTime())
    .slice(0, most);
  const numbers = latest.map((spot) => spot.number);
  const shown = await hideInRows(ctx.db, await complaintsOf(ctx.db, acting, complaint, numbers));
  return Promise.all(
    shown.map(async (row) => ({
      ...(await line(row, reading)),
      place: complaintRowView(row, directory, ctx.clock()).place,
      sameSubject: isPlace && row.place_id === place_id && row.category_id === category_id,
      metres: metresTo(row),
    })),
  );
}

function pointOf({ lat, lon }: Pick<Spot, 'lat' | 'lon'>) {
  return lat === null || lon === null ? null : { lat, lon };
}

async function line(row: ComplaintRow, { ctx, directory }: Reading) {
  const now = ctx.clock();
  const { number, summary, category, receivedAt } = complaintRowView(row, directory, now);
  const clock = await clockShownOf(ctx, row, directory, now);
  return { number, summary, status: row.status as Status, category, receivedAt, clock };
}
