import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { unguardCell } from '../rules/csv-cells.ts';
import { columnsOf, type DirectoryFile, mayLack, rowShapes } from '../rules/directory-rows.ts';
import { type FaultReason, faultReasons, type LoadFault } from '../rules/load-fault.ts';

type RowOf<F extends DirectoryFile> = z.output<(typeof rowShapes)[F]> & { readonly line: number };
type Record = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * Reads one file of the directory, in UTF-8 with or without a byte order mark, with any line ends. Every
 * fault of every row is found, so that a file is mended once.
 *
 * @param text none: nothing is loaded of this file
 * @returns the rows that are sound, each with its line, and the faults of the others
 */
export function readCsv<F extends DirectoryFile>(
  file: F,
  text: string | undefined,
): { rows: RowOf<F>[]; faults: LoadFault[] } {
  const faults: LoadFault[] = [];
  const add = (line: number, column: string, because: FaultReason, value = '') =>
    faults.push({ file, line, column, because, value });
  if (text === undefined) return { rows: [], faults };
  const records = recordsOf(text, add);
  if (faults.length > 0) return { rows: [], faults };
  const [header, ...others] = records;
  const columns = header?.record.map((cell) => cell.trim()) ?? [];
  headerFaults(file, columns, add);
  if (faults.length > 0) return { rows: [], faults };

  const rows: RowOf<F>[] = [];
  for (const { record, info } of others) {
    const line = info.lines;
    if (record.length !== columns.length) {
      add(line, '', 'wrong_number_of_cells', String(record.length));
      continue;
    }
    const cells = Object.fromEntries(
      columns.map((column, at) => [column, unguardCell((record[at] ?? '').trim())]),
    );
    const read = rowShapes[file].safeParse(cells);
    if (read.success) rows.push({ ...(read.data as z.output<(typeof rowShapes)[F]>), line });
    for (const { path, message } of read.error?.issues ?? []) {
      const column = String(path[0] ?? '');
      add(line, column, reasonOf(message), cells[column]);
    }
  }
  return { rows, faults };
}

type Add = (line: number, column: string, because: FaultReason, value?: string) => void;

function recordsOf(text: string, add: Add): Record[] {
  // Not UTF-8, or not text: what was decoded has the mark of that in it.
  const broken = ['\u0000', '\uFFFD'].map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  if (broken.length > 0) {
    add(text.slice(0, Math.min(...broken)).split('\n').length, '', 'unreadable');
    return [];
  }
  try {
    return parse(text, {
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as Record[];
  } catch (error) {
    add((error as { lines?: number }).lines ?? 1, '', 'unreadable');
    return [];
  }
}

function headerFaults(file: DirectoryFile, columns: readonly string[], add: Add): void {
  for (const column of columnsOf[file]) {
    const optional = file === 'agencies' && mayLack.includes(column);
    if (!columns.includes(column) && !optional) add(1, column, 'missing_column');
  }
  columns.forEach((column, at) => {
    if (!columnsOf[file].includes(column)) add(1, column, 'unknown_column', column);
    else if (columns.indexOf(column) !== at) add(1, column, 'repeated_column', column);
  });
}

function reasonOf(message: string): FaultReason {
  const reason = faultReasons.find((known) => known === message);
  if (reason === undefined) throw new Error(`a shape gives no reason: ${message}`);
  return reason;
}
