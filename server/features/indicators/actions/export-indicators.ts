import type { IndicatorsAsked } from '@insaf/contract/indicators.ts';
import type { Language } from '@insaf/contract/text.ts';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { guardCell } from '../../agencies/index.ts';
import { writeSheets } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { lineColumns, linesOf } from '../rules/lines.ts';
import { workbookOf } from '../rules/workbook.ts';
import { readIndicators } from './read-indicators.ts';

/** What is downloaded, and under which name. */
type Exported<File> = { readonly name: string; readonly file: File };

/** The indicators of a year as CSV in UTF-8; cells that a spreadsheet would run are guarded. */
export async function exportCsv(
  ctx: Ctx,
  acting: Acting,
  asked: IndicatorsAsked,
): Promise<Exported<string>> {
  const page = await readIndicators(ctx, acting, asked);
  const file = stringify(linesOf(page), {
    header: true,
    columns: [...lineColumns],
    cast: { string: (cell, { header }) => (header ? cell : guardCell(cell)) },
  });
  return { name: `indicators-${page.agency.code}-${page.year}.csv`, file };
}

/** The same as a workbook, in sheets that read as the language does. */
export async function exportXlsx(
  ctx: Ctx,
  acting: Acting,
  asked: IndicatorsAsked,
  language: Language,
): Promise<Exported<Buffer>> {
  const page = await readIndicators(ctx, acting, asked);
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  });
  const sheets = workbookOf(page, {
    say: words(language),
    language,
    instant: (at) => when.format(new Date(at)),
  });
  const file = await writeSheets(sheets, language);
  return { name: `indicators-${page.agency.code}-${page.year}.xlsx`, file };
}
