import type { CauseState } from '@insaf/contract/causes.ts';
import type { Directory } from '../../directory/index.ts';
import type { Cause } from '../queries.ts';
import { isLate } from '../rules/is-late.ts';

/** A cause as its row, without how many complaints it gathers. */
export function causeRow(row: Cause, directory: Directory, today: string) {
  const agency = (id: number) => named(directory.successorOf(id));
  const { category_id: category, place_id: place } = row;
  return {
    id: row.id,
    state: row.state as CauseState,
    title: row.title,
    agency: agency(row.agency_id),
    worker: agency(row.worker_id),
    category: category === null ? null : named(directory.category(category)),
    place: place === null ? null : named(directory.place(place)),
    expectedFor: row.expected_for,
    late: isLate(row, today),
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

type Named = { readonly code: string; readonly name_ar: string; readonly name_en: string };

export function named({ code, name_ar: ar, name_en: en }: Named) {
  return { code, name: { ar, en } };
}
