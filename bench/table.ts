import type { Goal, Result } from './measurement.ts';

const headings = ['', 'median', 'lowest–highest', 'ceiling', 'lowest–highest', 'ratio', 'goal', ''];

/** The results as people read them. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    `${number(result.value)} ${result.unit}`,
    range(result.spread),
    result.ceiling === null ? '' : number(result.ceiling),
    result.ceilingSpread === null ? '' : range(result.ceilingSpread),
    result.ratio === null ? '' : result.ratio.toFixed(2),
    result.goal === null ? '' : goalWords(result.goal, result.unit),
    result.met === null ? '' : result.met ? 'met' : 'NOT MET',
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [headings, ...rows].map(line).join('\n');
}

function goalWords(goal: Goal, unit: string): string {
  if (goal.of === 'ratio') {
    return 'below' in goal ? `ratio < ${goal.below}` : `ratio ≥ ${goal.atLeast}`;
  }
  return 'below' in goal ? `< ${number(goal.below)} ${unit}` : `≥ ${number(goal.atLeast)} ${unit}`;
}

const range = ([low, high]: readonly [number, number]) => `${number(low)}–${number(high)}`;

/** Three digits that matter: 1.23, 12.3, 123, 12345. */
function number(value: number): string {
  return value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1)))));
}
