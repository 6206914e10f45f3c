import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { ObstacleStep, ObstacleView } from '@insaf/contract/obstacles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { clockShownOf } from '../../complaints/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { hideInRows } from '../../redaction/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import { heldBy, type StepRow } from '../queries.ts';
import { aboveOf } from './due-of.ts';
import { seenObstacle } from './locked-obstacle.ts';
import { obstacleRow } from './obstacle-row.ts';
import { recordedWith, shownSteps } from './shown-steps.ts';

/** Complaints that are shown with an obstacle, at most. */
const mostShown = 200;

/** An obstacle with all that happened to it. Errors: `not_found`. */
export async function readObstacle(ctx: Ctx, acting: Staff, id: string): Promise<ObstacleView> {
  const { db } = ctx;
  const directory = await readDirectory(db);
  const now = ctx.clock();
  const { obstacle, agency, level } = await seenObstacle(db, acting, id, directory);
  const [steps, rows, above] = await Promise.all([
    shownSteps(db, obstacle),
    heldBy(db, acting, obstacle, mostShown + 1),
    aboveOf(ctx, db, level),
  ]);
  const held = await hideInRows(db, rows.slice(0, mostShown));
  const open = obstacle.removed_at === null;
  const decides =
    open &&
    holdingFor(acting, 'decideObstacle', agency.path) !== null &&
    holdingFor(acting, 'decideObstacle', level.path) !== null;
  return {
    ...obstacleRow(obstacle, recordedWith(steps), directory, now),
    complaints: rows.length,
    steps: steps.map((step) => stepView(step, acting, directory)),
    held: await Promise.all(
      held.map(async (row) => ({
        number: row.number,
        status: row.status as Status,
        summary: row.text.slice(0, 160).toWellFormed(),
        holder: named(directory.agency(row.holder_id)),
        clock: await clockShownOf(ctx, row, directory, now),
      })),
    ),
    can: {
      decide: decides,
      passUp: decides && above !== null,
      remove: open && holdingFor(acting, 'removeObstacle', agency.path) !== null,
    },
    above: above && named(above),
  };
}

/** A step; who did it is for staff of the acting agency and above. */
function stepView(step: StepRow, acting: Staff, directory: Directory): ObstacleView['steps'][0] {
  const then = (id: number | null) =>
    id === null ? null : { code: directory.agency(id).code, name: directory.nameAt(id, step.at) };
  const theirs =
    step.agency_id !== null &&
    holdingFor(acting, 'readComplaints', directory.successorOf(step.agency_id).path) !== null;
  return {
    stepNo: step.step_no,
    what: step.what as ObstacleStep,
    at: step.at.toISOString(),
    officer: theirs ? step.officer : null,
    agency: then(step.agency_id),
    level: then(step.level_id),
    owner: then(step.owner_id),
    day: step.day,
    words: step.words,
    person: step.person,
  };
}

function named({ code, name_ar: ar, name_en: en }: AgencyRow) {
  return { code, name: { ar, en } };
}
