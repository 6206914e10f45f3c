import type { StatementQuery } from '@insaf/contract/statement.ts';
import type { Language } from '@insaf/contract/text.ts';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { guardCell } from '../../agencies/index.ts';
import { writeSheets } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { linesOf, statementColumns } from '../rules/lines.ts';
import { tablesOf } from '../rules/tables.ts';
import { sheetsOf } from '../rules/workbook.ts';
import { readStatement } from './read-statement.ts';
import { tellingIn } from './telling-in.ts';

/** The statement as CSV in UTF-8, a line for each number; cells that a spreadsheet would run are guarded. */
export async function exportCsv(ctx: Ctx, acting: Acting, query: StatementQuery) {
  const statement = await readStatement(ctx, acting, query);
  const file = stringify(linesOf(statement), {
    header: true,
    columns: [...statementColumns],
    cast: { string: (cell, { header }) => (header ? cell : guardCell(cell)) },
  });
  return { name: fileName(statement, 'csv'), file };
}

/** The statement as a workbook: the same numbers, as numbers, in sheets that read as the language does. */
export async function exportXlsx(
  ctx: Ctx,
  acting: Acting,
  query: StatementQuery,
  language: Language,
) {
  const statement = await readStatement(ctx, acting, query);
  const telling = tellingIn(language, 'latn');
  const title = words(language)('desk-statement.of_month', {
    month: telling.month(statement.now.month),
  });
  const agency = statement.agency.name[language];
  const sheets = sheetsOf(
    `${title} · ${agency}`,
    statement.text[language],
    tablesOf(telling, statement),
  );
  return { name: fileName(statement, 'xlsx'), file: await writeSheets(sheets, language) };
}

/** Under which name a statement is kept. */
export function fileName(
  { agency, now }: Pick<Awaited<ReturnType<typeof readStatement>>, 'agency' | 'now'>,
  ending: string,
): string {
  return `statement-${agency.code}-${now.month}.${ending}`;
}
