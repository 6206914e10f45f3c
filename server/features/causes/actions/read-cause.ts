import type { CauseStep, CauseView } from '@insaf/contract/causes.ts';
import { mostGathered } from '@insaf/contract/causes.ts';
import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { hideInRows } from '../../redaction/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import {
  countGathered,
  gatheredBy,
  keptFilesOf,
  replyOf,
  type StepRow,
  stepsOf,
} from '../queries.ts';
import { stillNeeded } from '../rules/still-needed.ts';
import { causeRow, named } from './cause-row.ts';
import { seenCause } from './seen-cause.ts';

type Gathered = CauseView['gathered'][number];
type Kept = Awaited<ReturnType<typeof keptFilesOf>>[number];

/** Statuses in which it waits for a reply and can be taken out again. */
const waiting: readonly string[] = ['received', 'incomplete', 'referred', 'in_progress'];

/** A cause with its complaints, as far as the reader may see them. Errors: `not_found`. */
export async function readCause(ctx: Ctx, acting: Staff, id: string): Promise<CauseView> {
  const { db } = ctx;
  const directory = await readDirectory(db);
  const { cause, agency } = await seenCause(db, acting, id, directory);
  const [steps, rows, counts, reply] = await Promise.all([
    stepsOf(db, cause),
    gatheredBy(db, acting, cause, mostGathered),
    countGathered(db, acting, cause),
    replyOf(db, cause),
  ]);
  const shown = await hideInRows(db, rows);
  const files = Map.groupBy(await keptFilesOf(db, rows), (file) => file.complaint_number);
  const now = ctx.clock();
  const gathered = shown.map((row) =>
    gatheredView(row, files.get(row.number) ?? [], { acting, directory, now }),
  );
  const may = (permission: 'announceDay' | 'ungather') =>
    cause.state === 'open' && holdingFor(acting, permission, agency.path) !== null;
  const reads = holdingFor(acting, 'readComplaints', agency.path) !== null;
  return {
    ...causeRow(cause, directory, localDay(now, ctx.config.TIME_ZONE)),
    complaints: counts.gathered,
    unanswered: counts.unanswered,
    known: reads ? cause.known : null,
    told: cause.told,
    version: cause.version,
    openedBy: reads ? (steps[0]?.officer ?? null) : null,
    gathered,
    steps: steps.map((step) => stepView(step, acting, directory)),
    reply:
      reply === undefined
        ? null
        : { claim: reply.claim as NonNullable<CauseView['reply']>['claim'], text: reply.text },
    can: {
      change: may('announceDay'),
      end: may('ungather'),
      answer: gathered.some(({ can }) => can.answer),
    },
  };
}

function gatheredView(
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
    needs: waits ? stillNeeded(asked, kept) : { photos: 0, documents: 0 },
  };
}

/** A step; who did it is for staff of the acting agency and above. */
function stepView(step: StepRow, acting: Staff, directory: Directory): CauseView['steps'][number] {
  const agency = directory.agency(step.agency_id);
  const path = directory.successorOf(step.agency_id).path;
  const theirs = holdingFor(acting, 'readComplaints', path) !== null;
  return {
    stepNo: step.step_no,
    what: step.what as CauseStep,
    at: step.at.toISOString(),
    officer: theirs ? step.officer : null,
    agency: { code: agency.code, name: directory.nameAt(step.agency_id, step.at) },
    day: step.day,
    words: step.words,
  };
}
