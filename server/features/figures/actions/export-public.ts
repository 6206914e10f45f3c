import type { PublicYear } from '@insaf/contract/public-figures.ts';
import { stringify } from 'csv-stringify/sync';
import { type OpenFormat, openColumns, openRows } from '../rules/open-data.ts';

/** A year's open data as a file: CSV in UTF-8 with its mark, for spreadsheets; JSON; Parquet. */
export async function exportPublicYear(year: PublicYear, format: OpenFormat): Promise<Buffer> {
  const rows = openRows(year);
  if (format === 'csv') {
    const cast = { boolean: String };
    return Buffer.from(
      stringify(rows, { header: true, bom: true, columns: [...openColumns], cast }),
    );
  }
  if (format === 'json') {
    const { countedUntil } = year;
    return Buffer.from(JSON.stringify({ year: year.year, countedUntil, rows }));
  }
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = openColumns.map((name) => ({
    name,
    data: rows.map((row) => row[name]),
    type: typeOf(name),
  }));
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

function typeOf(column: (typeof openColumns)[number]) {
  if (column === 'hidden') return 'BOOLEAN' as const;
  const texts = ['month', 'part', 'code', 'name_ar', 'name_en'];
  return texts.includes(column) ? ('STRING' as const) : ('INT32' as const);
}
