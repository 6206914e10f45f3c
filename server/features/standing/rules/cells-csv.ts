import { type ByDays, type Cell, countNames } from './cell.ts';

/*
 * Cells as CSV: a header, then one line for each agency and category. All that stands in it are codes,
 * numbers and `days:complaints` pairs, so nothing needs quotes.
 */

export const columns = [
  'agency',
  'kind',
  'category',
  ...countNames,
  'settled_after',
  'unsettled_after',
] as const;

export function cellsCsv(cells: readonly Cell[]): string {
  const lines = cells.map((cell) =>
    columns
      .map((column) => {
        const value = cell[column];
        return typeof value === 'object' ? daysText(value) : value;
      })
      .join(','),
  );
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** `0:3 12:1`: three after no working day, one after twelve. */
export function daysText(days: ByDays): string {
  return days.map(([after, count]) => `${after}:${count}`).join(' ');
}

export function daysOfText(text: string): ByDays {
  if (text === '') return [];
  return text.split(' ').map((pair) => {
    const [after, count] = pair.split(':').map(Number);
    return [after!, count!] as const;
  });
}
