import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import { causeMetres, type LikelySame, latelyDays } from '@insaf/contract/related.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { seenCause } from '../../causes/index.ts';
import { type ComplaintRow, clockShownOf, readComplaint } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { complaintRowView } from '../../dossier/index.ts';
import { metresBetween } from '../../evidence/index.ts';
import { hideInRows } from '../../redaction/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { likelyIn } from '../queries.ts';
import { type Compared, isLikelySame, weightOf } from '../rules/same-cause.ts';
import { squaresAround } from '../rules/squares.ts';
import { areAlike, likenessOf, wordsOfText } from '../rules/word-likeness.ts';

const most = 20;
const dayMs = 24 * 3_600_000;

/** What others are compared with: a complaint, or a cause by the complaint from which it was opened. */
type Subject = {
  readonly number: string;
  readonly category_id: number | null;
  readonly place_id: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly text: string;
  readonly at: Date;
};

type Reading = { readonly ctx: Ctx; readonly acting: Acting; readonly directory: Directory };

/**
 * Others that seem to have the cause of a complaint, the likeliest first, of those that the one who acts
 * could gather with it. Errors: `not_found`, `not_permitted`.
 */
export async function listLikely(ctx: Ctx, acting: Acting, number: string) {
  const directory = await readDirectory(ctx.db);
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const holding = holdingFor(acting, 'gather', complaint.holder_path);
  if (holding === null) throw new Refusal('not_permitted');
  const [shown] = await hideInRows(ctx.db, [complaint]);
  const subject = { ...shown!, at: complaint.received_at };
  return likelyOf({ ctx, acting, directory }, subject, holding.path);
}

/** Complaints that seem to be of a cause; none once it has ended. Errors: `not_found`. */
export async function listLikelyOfCause(ctx: Ctx, acting: Acting, id: string) {
  const directory = await readDirectory(ctx.db);
  const { cause, agency } = await seenCause(ctx.db, acting, id, directory);
  if (cause.state !== 'open') return { complaints: [] };
  const { category_id, place_id, lat, lon } = cause;
  const text = `${cause.title} ${cause.told}`;
  const subject = { number: '0', category_id, place_id, lat, lon, text, at: cause.opened_at };
  return likelyOf({ ctx, acting, directory }, subject, agency.path);
}

async function likelyOf(
  reading: Reading,
  subject: Subject,
  within: string,
): Promise<{ complaints: LikelySame[] }> {
  const { ctx, acting, directory } = reading;
  const { number, place_id, category_id, at } = subject;
  const here = pointOf(subject);
  // A governorate is no place that two complaints could share.
  const isPlace = place_id !== null && directory.place(place_id).kind !== 'governorate';
  const found = await likelyIn(ctx.db, acting, {
    ...{ number, category_id, place_id: isPlace ? place_id : null, within },
    squares: here === null ? null : squaresAround(here, causeMetres),
    since: new Date(at.getTime() - latelyDays * dayMs),
  });
  const words = wordsOfText(subject.text);
  const compared = (await hideInRows(ctx.db, found)).map((row) => ({
    row,
    by: compare(subject, words, row),
  }));
  const likely = compared
    .filter(({ by }) => isLikelySame(by))
    .sort((a, b) => weightOf(b.by) - weightOf(a.by))
    .slice(0, most);
  return { complaints: await Promise.all(likely.map((each) => lineOf(reading, each))) };
}

function compare(subject: Subject, words: ReadonlySet<string>, row: ComplaintRow): Compared {
  const [here, there] = [pointOf(subject), pointOf(row)];
  return {
    sameSubject: subject.category_id !== null && subject.category_id === row.category_id,
    metres: here === null || there === null ? null : Math.round(metresBetween(here, there)),
    likeness: likenessOf(words, wordsOfText(row.text)),
    days: Math.abs(row.received_at.getTime() - subject.at.getTime()) / dayMs,
  };
}

async function lineOf(
  { ctx, directory }: Reading,
  { row, by }: { readonly row: ComplaintRow; readonly by: Compared },
): Promise<LikelySame> {
  const now = ctx.clock();
  const { number, summary, category, receivedAt, place, holder } = complaintRowView(
    row,
    directory,
    now,
  );
  const clock = await clockShownOf(ctx, row, directory, now);
  const { sameSubject, metres, likeness } = by;
  return {
    ...{ number, summary, status: row.status as Status, category, receivedAt, clock },
    ...{ version: row.version, place, holder, sameSubject, metres, alike: areAlike(likeness) },
  };
}

function pointOf({ lat, lon }: Pick<Subject, 'lat' | 'lon'>) {
  return lat === null || lon === null ? null : { lat, lon };
}
