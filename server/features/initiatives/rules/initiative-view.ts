import type { Initiative } from '@insaf/contract/initiatives.ts';
import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import type { Directory, InitiativeRow } from '../../directory/index.ts';
import { stateOf } from './state-of.ts';

/**
 * An initiative as the contract shows it.
 *
 * @param today the day in the installation's zone, `2026-07-01`
 */
export function initiativeView(
  row: InitiativeRow,
  { successorOf, category }: Pick<Directory, 'successorOf' | 'category'>,
  today: string,
): Initiative {
  const supervisor = successorOf(row.supervisor_id);
  return {
    code: row.code,
    name: { ar: row.name_ar, en: row.name_en },
    purpose: { ar: row.purpose_ar, en: row.purpose_en },
    supervisor: {
      code: supervisor.code,
      name: { ar: supervisor.name_ar, en: supervisor.name_en },
    },
    firstDay: row.first_day,
    lastDay: row.last_day,
    open: row.open,
    state: stateOf(row, today),
    kinds: row.kinds as ComplaintKind[],
    channels: row.channels as Channel[],
    categories: row.category_ids.map((id) => category(id).code),
  };
}
