/** What the pages on which a complaint is followed are shown with, and those that inform; see portal.ts. */
import type { Erasure } from './erasure.ts';
import type { Fault } from './portal.ts';
import type { OwnComplaints } from './telephones.ts';
import type { TrackingView } from './tracking.ts';
import type { UploadKind } from './uploads.ts';

/** What a person did just now, told above the page once. */
export const doneNow = ['supply', 'confirm', 'appeal', 'withdraw'] as const;
export type DoneNow = (typeof doneNow)[number];

/** A file that came with a form which has to be shown again. */
export type KeptFile = {
  readonly id: string;
  readonly kind: UploadKind;
  readonly name: string | null;
};

/** A form about an open complaint, as it was filled in. */
type Acting = {
  readonly view: TrackingView;
  /** Where the complaint's page is: `/track/501234567890`. */
  readonly base: string;
  readonly entered: Readonly<Record<string, string>>;
  readonly files: readonly KeptFile[];
  readonly faults: readonly Fault[];
};

/** Where the receipt can be sent that was given with the complaint, so far shown that its owner knows it. */
export type FiledAddresses = { readonly phone: string | null; readonly email: string | null };

export type FollowingPages = {
  track: {
    /** As it was typed, or as the link had it. */
    readonly number: string;
    readonly faults: readonly Fault[];
    /** Whether the person has just left a complaint. */
    readonly left: boolean;
  };
  tracked: {
    readonly view: TrackingView;
    readonly base: string;
    /** Whether the person came by their telephone, and so has a list to go back to. */
    readonly byTelephone: boolean;
    readonly done: DoneNow | null;
    /** What they wanted to do could not be done any more. */
    readonly changed: boolean;
  };
  telephone: {
    /** As it was typed. */
    readonly phone: string;
    readonly faults: readonly Fault[];
  };
  'telephone-code': {
    /** Enough of the number for its owner to know it. */
    readonly phone: string;
    /** Whether another code was just asked for. */
    readonly again: boolean;
    readonly faults: readonly Fault[];
  };
  mine: OwnComplaints & {
    readonly phone: string;
    readonly isFirst: boolean;
    readonly filedMonths: number;
    readonly endedMonths: number;
  };
  'own-data': {
    readonly number: string;
    readonly base: string;
    readonly erasure: Erasure;
    /** They have just asked that their data be erased. */
    readonly asked: boolean;
    /** What they asked for could not be asked any more, or yet. */
    readonly changed: boolean;
  };
  supply: Acting;
  confirm: Acting;
  appeal: Acting;
  withdraw: Acting;
  receipt: {
    /** Where this page is, for its forms and its PDF: `/receipt` or `/track/501234567890/receipt`. */
    readonly base: string;
    /** The complaint's page, where this one was reached from it. */
    readonly from: string | null;
    readonly number: string;
    readonly code: string;
    readonly link: string;
    /** A picture code of `link`: an SVG path of black squares, and how many squares wide it is. */
    readonly picture: { readonly path: string; readonly size: number };
    readonly view: TrackingView;
    /**
     * What proves that it stands in the ledger: a file, and a picture code of its first entry where that
     * fits into one. Null until the ledger has it, about two seconds after it was filed.
     */
    readonly proof: {
      readonly picture: { readonly path: string; readonly size: number } | null;
    } | null;
    readonly filed: FiledAddresses;
    readonly entered: { readonly way: string; readonly to: string };
    readonly faults: readonly Fault[];
    readonly sent: boolean;
  };
  'how-it-works': Spans;
  rights: Spans;
  accessibility: Record<string, never>;
  privacy: { readonly unusedFileHours: number; readonly draftDays: number };
};

/** How long steps take here, so that what is promised is what is done. */
export type Spans = {
  readonly examinationWorkingDays: number;
  readonly judgingWorkingDays: number;
  readonly supplyDays: number;
  readonly remindDays: number;
  readonly objectionDays: number;
  readonly appealDays: number;
};
