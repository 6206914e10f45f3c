import type { CauseClaim, CauseStep, CauseView } from '@insaf/contract/causes.ts';
import { mostGathered } from '@insaf/contract/causes.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
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
import { causeRow } from './cause-row.ts';
import { gatheredView } from './gathered-view.ts';
import { seenCause } from './seen-cause.ts';

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
    reply: reply === undefined ? null : { claim: reply.claim as CauseClaim, text: reply.text },
    can: {
      change: may('announceDay'),
      end: may('ungather'),
      answer: gathered.some(({ can }) => can.answer),
    },
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
