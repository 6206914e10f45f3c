/**
 * The demonstration: a plan carried out by the product's own actions, at the times of the plan.
 *
 * No row is written here. Whoever acts in the plan acts through the action that their page calls, with
 * their own account, role and agency, so whatever a step causes in the product it causes here; a step
 * that the product refuses is not taken, and said. Steps are taken in the order of time by several lanes
 * at once (lanes.ts, in-order.ts); those of one complaint, and those of complaints that refer to one
 * another, never overtake each other. Photos, which take longest, are made ahead.
 *
 * An interrupted run is continued: of its steps nothing is noted beside the complaints, whose own history says how far
 * the plan was carried out (found.ts); up to when the rest happened, which looks at all of them, is
 * remembered (meanwhile.ts). Meanwhile the scheduled jobs of a server that runs beside rest
 * (platform/db/writing-the-past.ts), which would take what waits for its next step for forgotten.
 */
import { join } from 'node:path';
import { composeCtx } from '../../app.ts';
import { loadFirstDirectory } from '../../features/agencies/index.ts';
import { type Directory, readDirectory } from '../../features/directory/index.ts';
import { countMonths } from '../../features/evaluation/index.ts';
import { countFigures } from '../../features/figures/index.ts';
import { computeStandings } from '../../features/standing/index.ts';
import { openUploads, type UploadCtx } from '../../features/uploads/index.ts';
import { type Clock, machineClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { Ctx } from '../../platform/context.ts';
import { connect } from '../../platform/db/connect.ts';
import { assertSameSecret } from '../../platform/db/same-secret.ts';
import { beginWritingThePast } from '../../platform/db/writing-the-past.ts';
import { CannotStart } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { uploadParts, uploadSettings } from '../../upload-parts.ts';
import { loadDemonstrationStaff } from '../demonstration-staff.ts';
import {
  type PlannedComplaint,
  type PlannedDirectory,
  type PlannedStep,
  planDemonstration,
  stepsInOrder,
} from '../plan.ts';
import { holdMeetings } from './demonstration-meetings.ts';
import { openDesks } from './desks.ts';
import { destinationsIn } from './destinations.ts';
import { findFiled, hasLeftPlan, movesOf, stepsTaken } from './found.ts';
import { openLanes } from './lanes.ts';
import { openMeanwhile } from './meanwhile.ts';
import { openPhotoMaker } from './photo-maker.ts';
import { type Asked, auditorOf, type Remembered, settleOn, windowOf } from './remembered.ts';
import { type Story, tellStory } from './story.ts';
import { type Summary, summarise } from './summary.ts';
import { type Item, type Stage, type Tally, takeSteps } from './take-steps.ts';

type Installation = {
  /** The database as its owner, migrated. */
  readonly url: string;
  readonly config: Config;
  readonly log: Log;
  readonly clock?: Clock;
};

type Watching = {
  readonly say: (line: string) => void;
  readonly progress: (seen: number, of: number, at: Date) => void;
  /** Once aborted no further step is taken. */
  readonly signal?: AbortSignal;
};

export type Demonstration = {
  readonly remembered: Remembered;
  /** How many steps there were to take: none when all of it was there. */
  readonly steps: number;
  readonly staffAdded: number;
  readonly tally: Tally;
  readonly summary: Summary;
};

/** Steps that are taken side by side. */
const laneCount = 4;

/**
 * Makes the demonstration, or what is missing of it.
 *
 * @throws CannotStart, in one line, where there must be none: see `settleOn`
 */
export async function demonstrate(
  { url, config: given, log, clock = machineClock }: Installation,
  asked: Asked,
  watching: Watching,
): Promise<Demonstration> {
  // nothing of it may ever be carried to anybody
  const config: Config = { ...given, NOTICES: 'outbox' };
  const { db, close } = connect(url, { max: 4, role: 'insaf_app', applicationName: 'insaf demo' });
  const ctx = composeCtx({ db, config, log, clock });
  try {
    await assertSameSecret(db, ctx.sealing);
    const writing = await beginWritingThePast(url);
    if (writing === null) {
      throw new CannotStart('A demonstration is being made in this database already.');
    }
    try {
      return await make({ ctx, url }, asked, watching);
    } finally {
      await writing.end();
    }
  } finally {
    await close();
  }
}

async function make(
  { ctx, url }: { ctx: Ctx; url: string },
  asked: Asked,
  watching: Watching,
): Promise<Demonstration> {
  const { config, log, db } = ctx;
  const remembered = await settleOn(ctx, await readDirectory(db), asked);
  await loadFirstDirectory(ctx, watching.say);
  await loadDemonstrationStaff(ctx, watching.say);
  const directory = await readDirectory(db);
  if (directory.categories.length === 0 || directory.places.length === 0) {
    throw new CannotStart('A demonstration needs a directory with places and categories.');
  }
  const window = windowOf(remembered, config.TIME_ZONE);
  const { seed, count } = remembered;
  const plans = planDemonstration(seed, count, window, plannedDirectory(directory));
  const uploads = await openUploads(uploadParts(ctx), uploadSettings(config));
  const photos = openPhotoMaker();
  const outbox = join(config.DATA_DIR, 'outbox');
  const opened = openLanes(laneCount, { url, config, log, uploads, outbox, end: window.to });
  try {
    const desks = openDesks(ctx);
    const storyOf = storiesOf(plans, directory);
    const destinations = destinationsIn(directory);
    const stage = { directory, desks, destinations, storyOf, photos };
    const auditor = auditorOf(directory)!;
    const { items, numbers } = await whatIsLeft(ctx, { plans, stage, end: window.to });
    const meanwhile = await openMeanwhile(ctx, {
      ...{ directory, desks, auditor, seed, window },
      lane: opened.lanes[0]!,
    });
    const tally = await takeSteps({ ...stage, numbers }, items, opened.lanes, watching, meanwhile);
    await countFigures(ctx, { wait: true });
    await computeStandings(ctx);
    await countWork(ctx);
    if (watching.signal?.aborted !== true && items.length > 0) await holdMeetings(ctx, window.to);
    const filed = await findFiled(db, auditor, plans, storyOf);
    const summary = await summarise(ctx, { plans, filed, directory, window });
    return { remembered, steps: items.length, staffAdded: desks.made, tally, summary };
  } finally {
    await opened.close();
    await photos.close();
    endExamining(uploads);
  }
}

/** A month is its person’s for some days before their head’s: as if it had been counted a fortnight ago too. */
async function countWork(ctx: Ctx): Promise<void> {
  const earlier = new Date(ctx.clock().getTime() - 14 * 86_400_000);
  await countMonths({ ...ctx, clock: () => earlier });
  await countMonths(ctx);
}

const endExamining = (uploads: UploadCtx) => uploads.examiner.close();

/** The steps that no earlier run took, in the order of time. */
async function whatIsLeft(
  { db }: Ctx,
  {
    plans,
    stage,
    end,
  }: { plans: readonly PlannedComplaint[]; stage: Omit<Stage, 'numbers'>; end: Date },
): Promise<{ items: Item[]; numbers: Map<number, string> }> {
  const { destinations, directory, storyOf } = stage;
  const found = await findFiled(db, auditorOf(directory)!, plans, storyOf);
  const taken = new Map<number, number>();
  for (const [no, row] of found) {
    const plan = plans[no]!;
    const isMove = (step: PlannedStep) =>
      !('expect' in step && step.expect) && !destinations.leavesOut(plan, step);
    const moves = plan.steps.filter(isMove);
    const entries = await movesOf(db, row);
    const steps = stepsTaken(plan, entries.length, isMove);
    const over = steps < plan.steps.length && hasLeftPlan(entries, moves, end);
    taken.set(no, over ? plan.steps.length : steps);
  }
  const items = stepsInOrder(plans).filter(
    ({ plan, step, index }) =>
      index >= (taken.get(plan.no) ?? 0) && !destinations.leavesOut(plan, step),
  );
  return { items, numbers: new Map([...found].map(([no, { number }]) => [no, number])) };
}

/** What a plan needs of the directory, in an order that does not depend on the database. */
function plannedDirectory({ categories, places, place }: Directory): PlannedDirectory {
  const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
  return {
    categories: categories
      .filter(({ active }) => active)
      .sort(byId)
      .map((category) => ({
        code: category.code,
        sector: category.sector,
        leadAgencyKind: category.lead_agency_kind,
        targetWorkingHours: category.target_working_minutes / 60,
        photosAfter: category.evidence_photos_after,
        documents: category.evidence_documents,
        nearMetres: category.evidence_near_metres,
        urgent: category.urgent,
        confidential: category.confidential,
        objectionDays: category.objection_days,
      })),
    places: [...places].sort(byId).map(({ code, kind, parent_id }) => ({
      code,
      kind,
      parent: parent_id === null ? null : place(parent_id).code,
    })),
  };
}

/** The story of each complaint, told when it is first asked for. */
function storiesOf(
  plans: readonly PlannedComplaint[],
  directory: Directory,
): (no: number) => Story {
  const told = new Map<number, Story>();
  return (no) => {
    const plan = plans[no]!;
    let story = told.get(no);
    if (story === undefined) {
      const place = plan.place === null ? undefined : directory.placeByCode(plan.place);
      story = tellStory(plan, place ?? null);
      told.set(no, story);
    }
    return story;
  };
}
