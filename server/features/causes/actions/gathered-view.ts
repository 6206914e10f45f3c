import type { CauseView } from '@insaf/contract/causes.ts';
import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import type { keptFilesOf } from '../queries.ts';
import { stillNeeded } from '../rules/still-needed.ts';
import { named } from './cause-row.ts';

type Gathered = CauseView['gathered'][number];
type Kept = Awaited<ReturnType<typeof keptFilesOf>>[number];

/** Statuses in which it waits for a reply and can be taken out again. */
const waiting: readonly string[] = ['received', 'incomplete', 'referred', 'in_progress'];

/** A complaint of a cause, with the files that wait with it and what it still needs. */
export function gatheredView(
  row: ComplaintRow,
  files: readonly Kept[],
  { acting, directory, now }: { acting: Staff; directory: Directory; now: Date },
): Gathered {
  const { status, lat, lon, place_id: place, category_id: category } = row;
  const may = (permission: 'answer' | 'ungather') =>
    holdingFor(acting, permission, row.holder_path) !== null;
  const rule = category === null ? null : directory.category(category);
  const asked = {
    photosAfter: rule?.evidence_photos_after ?? 0,
    documents: rule?.evidence_documents ?? 0,
  };
  const waits = waiting.includes(status);
  const kept = files.map(({ kind, document_kind: documentKind }) => ({ kind, documentKind }));
  return {
    number: row.number,
    version: row.version,
    status: status as Status,
    summary: [...row.text].slice(0, 160).join(''),
    holder: named(directory.successorOf(row.holder_id)),
    place: place === null ? null : named(directory.place(place)),
    position: lat === null || lon === null ? null : { lat, lon },
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
    can: {
      answer: (status === 'referred' || status === 'in_progress') && may('answer'),
      ungather: waits && may('ungather'),
    },
    files: files.map(({ upload_id: upload, declared_name: name, kind, document_kind: of }) => ({
      ...{ upload, name, photo: kind === 'photo', documentKind: of as DocumentKind | null },
    })),
    needs: stillNeeded(waits ? asked : { photosAfter: 0, documents: 0 }, kept),
  };
}
