import type { Findings } from '@insaf/contract/findings.ts';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Language } from '@insaf/contract/text.ts';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { guardCell } from '../../agencies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { findingLines, findingSheet } from '../rules/findings-taken.ts';
import { type Line, lineColumns, linesOf } from '../rules/lines.ts';
import { workbookOf } from '../rules/workbook.ts';
import { readReview } from './read-review.ts';
import { writeSheets } from './write-sheets.ts';

/** What is downloaded, and under which name. */
type Exported<File> = { readonly name: string; readonly file: File };

/** The review as CSV in UTF-8, a line for each number; cells that a spreadsheet would run are guarded. */
export async function exportCsv(
  ctx: Ctx,
  acting: Acting,
  query: ReviewQuery,
  findingsOf: FindingsOf,
): Promise<Exported<string>> {
  const review = await readReview(ctx, acting, query);
  const found = await findingsOf(ctx, acting, query);
  const file = writeList([...linesOf(review), ...findingLines(found, speakers)]);
  return { name: fileName(review.agency.code, query, 'csv'), file };
}

/** Lines of a review as CSV, with whatever else is told in the same columns. */
export function writeList(
  lines: readonly (Omit<Line, 'count'> & { count: number | '' })[],
): string {
  return stringify([...lines], {
    header: true,
    columns: [...lineColumns],
    cast: { string: (cell, { header }) => (header ? cell : guardCell(cell)) },
  });
}

/** The review as a workbook: the same numbers, as numbers, in sheets that read as the language does. */
export async function exportXlsx(
  ctx: Ctx,
  acting: Acting,
  query: ReviewQuery,
  { language, findingsOf }: { language: Language; findingsOf: FindingsOf },
): Promise<Exported<Buffer>> {
  const review = await readReview(ctx, acting, query);
  const found = await findingsOf(ctx, acting, query);
  const manner = { say: words(language), language, day: dayIn[language] };
  const sheets = [...workbookOf(review, bookManner(ctx, language)), findingSheet(found, manner)];
  const file = await writeSheets(sheets, language);
  return { name: fileName(review.agency.code, query, 'xlsx'), file };
}

/** How a workbook speaks. */
export function bookManner(ctx: Ctx, language: Language): Parameters<typeof workbookOf>[1] {
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  });
  return { say: words(language), language, instant: (at) => when.format(new Date(at)) };
}

/** What stands out in a review; given from outside, as it is found in what reviews count. */
export type FindingsOf = (ctx: Ctx, acting: Acting, query: ReviewQuery) => Promise<Findings>;

const dayWords = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
};
const dayIn = { ar: dayWords('ar-EG-u-nu-latn'), en: dayWords('en-GB') } as const;
const speakers = {
  ar: { say: words('ar'), language: 'ar', day: dayIn.ar },
  en: { say: words('en'), language: 'en', day: dayIn.en },
} as const;

const fileName = (agency: string, { from, to }: ReviewQuery, ending: string): string =>
  `review-${agency}-${from}-${to}.${ending}`;
