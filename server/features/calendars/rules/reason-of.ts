import type { Bilingual } from '@insaf/contract/text.ts';
import type { Selectable } from 'kysely';
import type { Recounts } from '../../../platform/db/tables.generated.ts';
import type { Directory } from '../../directory/index.ts';

type Recount = Selectable<Recounts>;

/** What the history says of why time was counted again: the line or the move, and how people cite it. */
export function reasonOf(directory: Directory, recount: Recount): Record<string, unknown> {
  const { calendar_day_id: dayId, target_id: target, calendar_id: calendar } = recount;
  if (recount.moved_to !== null || recount.handed_from !== null) {
    return reasonInTree(directory, recount);
  }
  if (dayId === null)
    return target === null ? { changed: 'hours', calendar } : { changed: 'target', target };
  const line = directory.calendarDays.find(({ id }) => id === dayId);
  if (line === undefined) return { changed: 'days', days: dayId };
  const { kind, first_day: firstDay, last_day: lastDay, name_ar: ar, name_en: en, decree } = line;
  return { changed: 'days', days: dayId, kind, firstDay, lastDay, name: { ar, en }, decree };
}

/** Agencies as they were called when it happened. */
function reasonInTree(directory: Directory, recount: Recount): Record<string, unknown> {
  const { agency_id: id, handed_from: from, moved_to: path, asked_at: at } = recount;
  const agency = directory.nameAt(id, at);
  if (from !== null) return { changed: 'handed', agency, instead: directory.nameAt(from, at) };
  return { changed: 'moved', agency, under: parentIn(directory, path!, at) };
}

function parentIn(directory: Directory, path: string, at: Date): Bilingual {
  return directory.nameAt(Number(path.split('/').at(-3)), at);
}
