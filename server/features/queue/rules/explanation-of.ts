import type { Explanation } from '@insaf/contract/overdue.ts';

/**
 * What explains that a complaint is late. A promised day that has passed explains nothing any more.
 *
 * @param today the day in the installation's zone
 */
export function explanationOf(
  row: { readonly obstacle_id: string | null; readonly promised_for: string | null },
  today: string,
): Explanation {
  if (row.obstacle_id !== null) return 'obstacle';
  return row.promised_for !== null && row.promised_for >= today ? 'promise' : 'silence';
}
