import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Language } from '@insaf/contract/text.ts';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { guardCell } from '../../agencies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { lineColumns, linesOf } from '../rules/lines.ts';
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
): Promise<Exported<string>> {
  const review = await readReview(ctx, acting, query);
  const file = stringify(linesOf(review), {
    header: true,
    columns: [...lineColumns],
    cast: { string: (cell, { header }) => (header ? cell : guardCell(cell)) },
  });
  return { name: fileName(review.agency.code, query, 'csv'), file };
}

/** The review as a workbook: the same numbers, as numbers, in sheets that read as the language does. */
export async function exportXlsx(
  ctx: Ctx,
  acting: Acting,
  query: ReviewQuery,
  language: Language,
): Promise<Exported<Buffer>> {
  const review = await readReview(ctx, acting, query);
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  });
  const sheets = workbookOf(review, {
    say: words(language),
    language,
    instant: (at) => when.format(new Date(at)),
  });
  const file = await writeSheets(sheets, language);
  return { name: fileName(review.agency.code, query, 'xlsx'), file };
}

const fileName = (agency: string, { from, to }: ReviewQuery, ending: string): string =>
  `review-${agency}-${from}-${to}.${ending}`;
