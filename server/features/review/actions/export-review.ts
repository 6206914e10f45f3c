import type { Findings } from '@insaf/contract/findings.ts';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Language } from '@insaf/contract/text.ts';
import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type CellObject } from 'write-excel-file/node';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { guardCell } from '../../agencies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { findingLines, findingSheet } from '../rules/findings-taken.ts';
import { type Line, lineColumns, linesOf } from '../rules/lines.ts';
import { type ReviewSheet, type SheetCell, workbookOf } from '../rules/workbook.ts';
import { readReview } from './read-review.ts';

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
  const file = await writeBook(sheets, language);
  return { name: fileName(review.agency.code, query, 'xlsx'), file };
}

/** How a workbook speaks. */
export function bookManner(ctx: Ctx, language: Language): Parameters<typeof workbookOf>[1] {
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  });
  return { say: words(language), language, instant: (at) => when.format(new Date(at)) };
}

/** Sheets as a workbook that reads as the language does. */
export function writeBook(sheets: readonly ReviewSheet[], language: Language): Promise<Buffer> {
  const start = language === 'ar' ? 'right' : 'left';
  return writeWorkbook(
    sheets.map(({ name, rows, sticky, widths }) => ({
      sheet: name,
      data: rows.map((row) => row.flatMap((cell) => cellsFor(cell, start))),
      ...{ rightToLeft: language === 'ar', orientation: 'landscape' as const },
      ...{ stickyRowsCount: sticky.rows, stickyColumnsCount: sticky.columns },
      columns: widths?.map((width) => ({ width })) ?? widthsOf(rows),
    })),
    { fontFamily: 'Arial', fontSize: 11 },
  ).toBuffer();
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

/** A cell of the workbook, with the empty ones that it spans. */
function cellsFor({ value, as, span = 1 }: SheetCell, start: 'left' | 'right') {
  const empty = Array.from({ length: span - 1 }, () => null);
  if (value === null || value === '') return [null, ...empty];
  const cell: CellObject =
    typeof value === 'number' ? { value, type: Number } : { value, type: String, align: start };
  return [{ ...cell, ...looks[as], ...(span > 1 ? { columnSpan: span } : {}) }, ...empty];
}

const looks: Readonly<Record<SheetCell['as'], Partial<CellObject>>> = {
  title: { fontWeight: 'bold', fontSize: 16 },
  note: { fontStyle: 'italic' },
  head: { fontWeight: 'bold', wrap: true, backgroundColor: '#e2f0ec', alignVertical: 'center' },
  name: {},
  text: { wrap: true, alignVertical: 'top' },
  count: { format: '#,##0' },
  share: { format: '0.0%' },
};

/** Names are wide, numbers are not. */
function widthsOf(rows: readonly (readonly SheetCell[])[]) {
  const columns = Math.max(
    0,
    ...rows.map((row) => row.reduce((sum, { span = 1 }) => sum + span, 0)),
  );
  return Array.from({ length: columns }, (_, column) => ({ width: column === 0 ? 42 : 16 }));
}
