import type { Goal, Result } from '../measurement.ts';
import { short, sizeOf } from './growth.ts';

const headings = ['', 'complaints', 'median', 'of rounds', 'ceiling', 'ratio', 'goal', ''];

/** The results as a table for docs. */
export function markdownOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    result.complaints === null ? '' : sizeOf(result.complaints),
    `${short(result.value)} ${result.unit}`,
    result.spread.map(short).join('–'),
    result.ceiling === null ? '' : short(result.ceiling),
    result.ratio === null ? '' : short(result.ratio),
    result.goal === null ? '' : goalWords(result.goal, result.unit),
    result.met === null ? '' : result.met ? 'met' : '**not met**',
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_, column) => (column === 0 ? '---' : '---:'));
  return [headings, rule, ...rows].map(line).join('\n');
}

function goalWords(goal: Goal, unit: string): string {
  const of = goal.of === 'ratio' ? 'ratio ' : '';
  const its = goal.of === 'ratio' ? '' : ` ${unit}`;
  return 'below' in goal ? `${of}< ${goal.below}${its}` : `${of}≥ ${goal.atLeast}${its}`;
}
