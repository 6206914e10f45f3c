import type { Language } from '@insaf/contract/text.ts';
import type { CellObject } from 'write-excel-file/node';
import type { ReviewSheet, SheetCell } from '../rules/workbook.ts';

/** Sheets as a workbook: numbers as numbers, and sheets that read as the language does. */
export async function writeSheets(
  sheets: readonly ReviewSheet[],
  language: Language,
): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
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
