import type { ErrorCode } from '@insaf/contract/errors.ts';
import { readComplaint } from '../../features/complaints/index.ts';
import type { Directory } from '../../features/directory/index.ts';
import { Refusal } from '../../platform/errors.ts';
import type { PlannedComplaint, PlannedStep } from '../plan.ts';
import { carryOut } from './carry-out.ts';
import type { Desks } from './desks.ts';
import type { Destinations } from './destinations.ts';
import { photosOf, type SentFile } from './files.ts';
import { inOrder, inParts, madeAhead, type Order } from './in-order.ts';
import type { Lane } from './lanes.ts';
import type { Meanwhile } from './meanwhile.ts';
import { receive } from './moves/receive.ts';
import type { PhotoMaker } from './photo-maker.ts';
import type { Story } from './story.ts';

export type Stage = {
  readonly directory: Directory;
  readonly desks: Desks;
  readonly destinations: Destinations;
  readonly storyOf: (no: number) => Story;
  readonly photos: PhotoMaker;
  /** Of the complaints that are filed; those filed now are added. */
  readonly numbers: Map<number, string>;
};

export type Item = {
  readonly plan: PlannedComplaint;
  readonly step: PlannedStep;
  readonly index: number;
};

export type Unlike = {
  readonly no: number;
  readonly number: string | undefined;
  readonly verb: PlannedStep['verb'];
  /** Why the product refused; null when it took what it was to refuse. */
  readonly code: ErrorCode | null;
};

export type Tally = {
  readonly taken: number;
  /** Attempts that were to be refused, and were. */
  readonly rightlyRefused: number;
  /** Steps that went otherwise than planned. */
  readonly unlike: readonly Unlike[];
  /**
   * Steps left out because an earlier one of the same complaint, or of its leading one, was refused; or
   * because there is nobody above whom one could appeal to.
   */
  readonly leftOut: number;
};

/** Photos are made so many steps ahead, so many at once. */
const ahead = { distance: 80, atOnce: 2 };

const acting = { kind: 'system', job: 'demonstration' } as const;

/**
 * Takes the steps in their order, and lets happen between them what happens meanwhile. A complaint whose step is
 * refused stays where it is.
 */
export async function takeSteps(
  stage: Stage,
  items: readonly Item[],
  lanes: readonly Lane[],
  watching: {
    readonly progress: (taken: number, of: number, at: Date) => void;
    readonly signal?: AbortSignal | undefined;
  },
  meanwhile: Meanwhile,
): Promise<Tally> {
  const unlike: Unlike[] = [];
  const stuck = new Set<number>();
  let taken = 0;
  let rightlyRefused = 0;
  let leftOut = 0;
  let seen = 0;

  async function take({ plan, step, index }: Item, lane: Lane, photos: readonly SentFile[]) {
    const refusal = await attempt(stage, lane, { plan, step, index }, photos);
    const expected = 'expect' in step ? step.expect : undefined;
    if (refusal?.code === expected) {
      if (expected === undefined) taken += 1;
      else rightlyRefused += 1;
      return;
    }
    stuck.add(plan.no);
    const code = refusal?.code ?? null;
    unlike.push({ no: plan.no, number: stage.numbers.get(plan.no), verb: step.verb, code });
  }

  const shows = ({ category }: PlannedComplaint) =>
    (stage.directory.categoryByCode(category)?.evidence_photos_after ?? 0) > 0;
  const made = madeAhead(items, ahead, (item) =>
    photosOf(item, stage.storyOf, shows(item.plan), stage.photos),
  );
  const order: Order<{ item: Item; made: Promise<SentFile[]> | null }, Lane> = {
    keysOf: ({ item }) => keysOf(item),
    act: async ({ item, made: photos }, lane) => {
      const { plan, step } = item;
      if (!(await isOpen(stage, lane, item))) stuck.add(plan.no);
      if (stuck.has(plan.no)) leftOut += 1;
      else await take(item, lane, (await photos) ?? []);
      watching.progress(++seen, items.length, step.at);
    },
    signal: watching.signal,
  };
  const parts = inParts(made, ({ item }) => item.step.at);
  for (const at of meanwhile.instants) {
    await inOrder(parts.until(at), lanes, order);
    if (watching.signal?.aborted) break;
    await meanwhile.happen(at);
  }
  await inOrder(parts.rest(), lanes, order);
  return { taken, rightlyRefused, unlike, leftOut };
}

/**
 * Whether a step is there to be taken. One that follows was settled with its leading complaint, unless
 * that one was not; and nobody is offered an appeal where the one who decided stands above all.
 */
async function isOpen({ numbers }: Stage, { ctx }: Lane, { plan, step }: Item): Promise<boolean> {
  if (step.verb !== 'follow' && step.verb !== 'appeal') return true;
  const number = numbers.get(plan.no);
  const complaint = number && (await readComplaint(ctx.db, acting, number));
  if (!complaint) return false;
  return step.verb === 'follow' ? complaint.status === 'settled' : complaint.appeal_until !== null;
}

/** @returns why the product refused; null when it did not */
async function attempt(
  stage: Stage,
  { ctx, uploads, turnTo }: Lane,
  { plan, step, index }: Item,
  photos: readonly SentFile[],
): Promise<Refusal | null> {
  const { directory, desks, destinations, numbers, storyOf } = stage;
  turnTo(step.at);
  const story = storyOf(plan.no);
  const numberOf = (no: number) => numbers.get(no);
  const scene = { directory, desks, destinations, ctx, uploads };
  const turn = { ...scene, plan, story, index, photos, numberOf };
  try {
    if (step.verb === 'receive') {
      const { number } = await receive(turn);
      numbers.set(plan.no, number);
    } else {
      const number = numbers.get(plan.no);
      const complaint = number && (await readComplaint(ctx.db, acting, number));
      if (!complaint) throw new Error(`complaint ${plan.no} of the plan is not there`);
      await carryOut({ ...turn, complaint }, step);
    }
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/**
 * What a step shares with others, which it must not overtake. What ends waiting looks at all that wait,
 * so everything that a person does before their time is over keeps its order with it.
 */
function keysOf({ plan, step }: Item): string[] {
  const own = `complaint ${plan.no}`;
  switch (step.verb) {
    case 'join':
    case 'follow':
      return [own, `complaint ${step.leading}`];
    case 'dismiss':
      return step.repeats === undefined ? [own] : [own, `complaint ${step.repeats}`];
    case 'answer':
      return [own, ...step.photos.flatMap(({ reuse }) => (reuse ? [`complaint ${reuse.of}`] : []))];
    case 'supply':
    case 'confirm':
    case 'appeal':
    case 'lapse':
    case 'closeUnconfirmed':
      return [own, 'waiting'];
    default:
      return [own];
  }
}
