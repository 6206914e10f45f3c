import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';

/** A filter as the database understands it: names resolved, and times as instants. */
export type Selection = {
  /**
   * Whose they are: what the reader's reach holds, what it judges, what the reader registered, where
   * somebody mentioned the reader and they have not looked yet, what rose to the reader, or what the
   * reader did something to.
   */
  readonly scope: 'held' | 'judged' | 'registered' | 'mentioned' | 'risen' | 'done';
  /** What the reader did, and since when; with the scope `done`. */
  readonly done?: { readonly verb: Verb; readonly from: Date } | undefined;
  readonly statuses: readonly Status[];
  /** Path of an agency: held by it or below it. */
  readonly heldWithin?: string | undefined;
  /** Held by exactly these. */
  readonly heldBy?: readonly number[] | undefined;
  readonly categoryIds?: readonly number[] | undefined;
  readonly placeIds?: readonly number[] | undefined;
  /** Filed within this initiative. */
  readonly initiativeId?: number | undefined;
  readonly channel?: Channel | undefined;
  readonly kind?: ComplaintKind | undefined;
  /** Bounds of when it falls due: from this instant on, and before that one. */
  readonly dueFrom?: Date | undefined;
  readonly dueBefore?: Date | undefined;
  readonly receivedFrom?: Date | undefined;
  readonly receivedBefore?: Date | undefined;
  readonly appealed?: boolean | undefined;
  readonly handedBack?: boolean | undefined;
  readonly returned?: boolean | undefined;
  readonly promised?: boolean | undefined;
  /** More urgent than ordinary. */
  readonly urgent?: boolean | undefined;
  readonly obstructed?: boolean | undefined;
  readonly gathered?: boolean | undefined;
  /** Neither obstructed, nor promised for this day or a later one. */
  readonly silentOn?: string | undefined;
  /** Folded words, each of which stands in the text. */
  readonly words?: readonly string[] | undefined;
};
