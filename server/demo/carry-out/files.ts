/**
 * The files of a step: what the person shows, what the agency proves.
 *
 * A photo is named by its complaint, its answer and its place in the answer, and made from that alone, so
 * a photo that is passed off again is made a second time rather than kept.
 */
import { type DocumentKind, documentKinds } from '@insaf/contract/vocabulary.ts';
import { paperLines } from '../officer-texts.ts';
import { makePdf } from '../pdf.ts';
import type { PhotoWanted } from '../photos.ts';
import type { PlannedComplaint, PlannedPhoto, PlannedStep } from '../plan.ts';
import type { PhotoMaker } from './photo-maker.ts';
import { movedBy, type Story, streamOf } from './story.ts';

export type SentFile = { readonly name: string; readonly bytes: Buffer };
type Answer = Extract<PlannedStep, { verb: 'answer' }>;

/** Corners of the place that the answers of one complaint may show, each its own. */
const viewsPerAnswer = 3;
/** After those of the complaint itself. */
const viewsOfSupply = 3;
/** Smaller than telephones take them, as messengers send them on: half the work, and all there is to see. */
const shapes = [
  { width: 960, height: 720 },
  { width: 720, height: 960 },
  { width: 960, height: 540 },
] as const;
const shapeOf = (plan: PlannedComplaint, who: 'person' | 'officer') =>
  streamOf(plan, 'telephone', who).pick(shapes);

/**
 * The work of making the photos of a step, which is what takes long; null where there are none.
 *
 * @param storyOf the story of any complaint of the plan
 * @param shows whether the proof of its category is a photo: then people show the cause, else papers
 */
export function photosOf(
  { plan, step, index }: { plan: PlannedComplaint; step: PlannedStep; index: number },
  storyOf: (no: number) => Story,
  shows: boolean,
  { make }: PhotoMaker,
): (() => Promise<SentFile[]>) | null {
  const story = storyOf(plan.no);
  if (step.verb === 'receive' || step.verb === 'supply') {
    const count = step.verb === 'receive' ? plan.photos : step.photos;
    const from = step.verb === 'receive' ? 0 : viewsOfSupply;
    if (count === 0) return null;
    return () => each(count, (i) => fromPerson(make, story, step.at, from + i, shows));
  }
  if (step.verb !== 'answer' || step.photos.length === 0) return null;
  return () =>
    each(step.photos.length, (i) => ofAnswer(make, story, index, i, step.photos[i]!, storyOf));
}

async function each<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(await make(index));
  return made;
}

/** What somebody took with a telephone before they complained; messengers leave no metadata. */
async function fromPerson(
  make: PhotoMaker['make'],
  { plan, point }: Story,
  sent: Date,
  view: number,
  shows: boolean,
): Promise<SentFile> {
  const random = streamOf(plan, 'photo of the person', view);
  const stripped = ['whatsapp', 'social', 'email'].includes(plan.channel) || random.chance(0.3);
  const takenAt = new Date(sent.getTime() - random.around(20, 1) * 60_000);
  const wanted: PhotoWanted = {
    kind: shows ? 'before' : 'document',
    category: plan.category,
    seed: plan.seed,
    view,
    size: shapeOf(plan, 'person'),
    ...(stripped ? {} : { takenAt }),
    ...(stripped || !plan.hasPosition || !shows
      ? {}
      : { position: movedBy(point, random.between(0, 25), random.between(0, 360)) }),
  };
  return { name: nameOf(takenAt, view), bytes: await make({ wanted }) };
}

async function ofAnswer(
  make: PhotoMaker['make'],
  story: Story,
  step: number,
  index: number,
  photo: PlannedPhoto,
  storyOf: (no: number) => Story,
): Promise<SentFile> {
  const { at } = story.plan.steps[step]!;
  const name = nameOf(photo.takenAt ?? at, index);
  if (photo.reuse === undefined) {
    return { name, bytes: await make({ wanted: photoWanted(story, step, index) }) };
  }
  const { of, answer, photo: no, how } = photo.reuse;
  const wanted = photoWanted(storyOf(of), answer, no);
  const again = { how, stream: [story.plan.seed, 'reuse', step] };
  return { name, bytes: await make({ wanted, again }) };
}

/** The photo that an answer shows, drawn from its place in the plan alone. */
function photoWanted({ plan, point }: Story, step: number, index: number): PhotoWanted {
  const answers = plan.steps.slice(0, step).filter(({ verb }) => verb === 'answer').length;
  const { takenAt, metres } = (plan.steps[step] as Answer).photos[index]!;
  const direction = streamOf(plan, 'direction', step, index).between(0, 360);
  return {
    kind: 'after',
    category: plan.category,
    seed: plan.seed,
    view: answers * viewsPerAnswer + index,
    size: shapeOf(plan, 'officer'),
    ...(takenAt === null ? {} : { takenAt }),
    ...(metres === null ? {} : { position: movedBy(point, metres, direction) }),
  };
}

const nameOf = (at: Date, index: number) =>
  `IMG_${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${index + 1}.jpg`;

/** The papers that an answer encloses, of kinds that the category's rule counts. */
export function papersOf(
  { plan, step, index }: { plan: PlannedComplaint; step: Answer; index: number },
  facts: { agency: string; number: string; kinds: readonly string[] },
): (SentFile & { documentKind: DocumentKind })[] {
  return Array.from({ length: step.documents }, (_, i) => {
    const random = streamOf(plan, 'paper', index, i);
    const kinds = documentKinds.filter((kind) => facts.kinds.includes(kind));
    const documentKind = random.pick(kinds.length > 0 ? kinds : documentKinds);
    const { agency, number } = facts;
    const paper = paperLines({ kind: documentKind, agency, number, at: step.at }, random);
    const name = `${documentKind}-${step.at.toISOString().slice(0, 10)}-${i + 1}.pdf`;
    return { name, bytes: makePdf(paper.title, paper.lines), documentKind };
  });
}
