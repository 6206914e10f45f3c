import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';

/** What counting reads of an entry of the history. Times in milliseconds since 1970. */
export type Entry = {
  readonly seq: number;
  readonly at: number;
  readonly verb: Verb;
  readonly to: string;
  readonly holderId: number;
  readonly categoryId: number | null;
  readonly dueAt: number | null;
  /** Of a dismissal. */
  readonly reason: string | null;
  /** Of a reply, and of the settling of one that was joined. */
  readonly claim: string | null;
  /** Who handed it back. */
  readonly fromId: number | null;
};

/** What counting reads of a complaint; its entries in order, the first of which received it. */
export type Journey = {
  readonly number: string;
  readonly channel: string;
  readonly kind: string;
  readonly placeId: number | null;
  readonly initiativeId: number | null;
  readonly entries: readonly Entry[];
  /** Those that were put to its person. */
  readonly questions?: readonly Question[];
};

/** How satisfied somebody is, asked of one settlement. */
export type Question = {
  /** Of the entry that settled it. */
  readonly seq: number;
  readonly askedAt: number;
  readonly reached: boolean;
  /** From 1 to 5; null while nothing was said. */
  readonly grade: number | null;
};

/** Statuses in which somebody has a complaint that is to be finished. */
const unfinished: readonly string[] = [
  'received',
  'incomplete',
  'referred',
  'in_progress',
  'answered',
  'joined',
];
export const isUnfinished = ({ to }: Pick<Entry, 'to'>) => unfinished.includes(to);

/** Statuses in which the agency itself is to act; while a reply is judged, its time does not run out. */
const acting: readonly string[] = ['received', 'referred', 'in_progress'];

/** When the time of the agency that has it is up; null where it waits for somebody else. */
export const dueOf = ({ to, dueAt }: Entry) => (acting.includes(to) ? dueAt : null);

/** The agency that had a complaint on a day, by its path of then, and what the complaint was about. */
export type Stand = { readonly path: string; readonly categoryId: number | null };

/** The last id of a path. */
export function agencyOf(path: string): number {
  return Number(path.slice(path.lastIndexOf('/', path.length - 2) + 1, -1));
}
