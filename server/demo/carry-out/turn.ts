import { Readable } from 'node:stream';
import type { ComplaintRow } from '../../features/complaints/index.ts';
import type { AgencyRow, Directory } from '../../features/directory/index.ts';
import type { Staff } from '../../features/rights/index.ts';
import { receiveFile, type UploadCtx } from '../../features/uploads/index.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PlannedComplaint, PlannedStep } from '../plan.ts';
import type { Random } from '../seeded.ts';
import type { Desks } from './desks.ts';
import type { Destinations } from './destinations.ts';
import type { SentFile } from './files.ts';
import { type Story, streamOf } from './story.ts';

/** One step of one complaint about to be taken; the clock of `ctx` stands at its time. */
export type Turn = {
  readonly ctx: Ctx;
  readonly uploads: UploadCtx;
  readonly directory: Directory;
  readonly desks: Desks;
  readonly destinations: Destinations;
  readonly plan: PlannedComplaint;
  readonly story: Story;
  readonly index: number;
  /** As it stands now. */
  readonly complaint: ComplaintRow;
  readonly photos: readonly SentFile[];
  /** The number of another complaint of the plan; undefined when it was not filed. */
  readonly numberOf: (no: number) => string | undefined;
};

export type StepOf<V extends PlannedStep['verb']> = Extract<PlannedStep, { verb: V }>;

/** The agency that holds the complaint. */
export const holderOf = ({ complaint, directory }: Turn): AgencyRow =>
  directory.agency(complaint.holder_id);

/** How many examine at the central office. */
const examiners = 7;

/** Who examines where the complaint is: of several at the central office, the same one all the way. */
export function examinerOf(turn: Turn): Promise<Staff> {
  const { plan, desks, destinations } = turn;
  const holder = holderOf(turn);
  const several = holder.id === destinations.centralOffice.id;
  return desks.at('examiner', holder, several ? streamOf(plan, 'examiner').int(1, examiners) : 1);
}

/** A stream of words for this step. */
export const wordsFor = ({ plan, index }: Turn, what: string): Random =>
  streamOf(plan, what, index);

/** Sends files in, as the form does before it is sent. @returns the ids of the uploads */
export async function sendFiles(
  uploads: UploadCtx,
  files: readonly SentFile[],
  staffId: string | null,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes } of files) {
    const { id } = await receiveFile(uploads, Readable.from([bytes]), { name, staffId });
    ids.push(id);
  }
  return ids;
}
