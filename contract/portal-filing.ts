/** What the pages on which a complaint is filed are shown with; see portal.ts. */
import type { Fault } from './portal.ts';
import type { UploadKind } from './uploads.ts';
import type { Circumstance, ComplainantKind, ComplaintKind, NoticeWay } from './vocabulary.ts';

/** The questions, in their order, by the end of their address: `/file/what`. */
export const filingQuestions = ['what', 'where', 'about', 'photos', 'who', 'tell'] as const;
export type FilingQuestion = (typeof filingQuestions)[number];

/** Stands for a governorate when the complaint is about no place, and for a category when none is known. */
export const noneOfThem = 'none';

/** People of one complaint that the portal takes; an office takes more. */
export const mostPeople = 20;

/** Something with a code and a name in the reader's language. */
export type Named = { readonly code: string; readonly name: string };

/** What every question is shown with. */
export type Question = {
  /** `step` of `steps`, from 1. */
  readonly step: number;
  readonly steps: number;
  /** Where the link back leads. */
  readonly back: string;
  /** It was asked from the summary of all answers, and leads there again. */
  readonly fromCheck: boolean;
  /** Within which it is filed; null outside of all. */
  readonly initiative: Named | null;
  /** What was answered or typed, by the names of the fields, exactly. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  /** Tells this copy of the page from every other one, and which copy's answer arrived here last. */
  readonly copy: string;
  readonly arrived: string | null;
  /** The complaint that this becomes, whichever way it is sent: its key. */
  readonly filing: string;
};

export type FilingPages = {
  'file-what': Question & { readonly most: number; readonly kinds: readonly ComplaintKind[] };
  'file-where': Question & {
    readonly governorates: readonly Named[];
    /** The centres, cities and districts of the governorate that is chosen. */
    readonly centres: { readonly of: string; readonly places: readonly Named[] } | null;
    /** What fits the words that were searched for; null when none were. */
    readonly found: readonly Named[] | null;
  };
  'file-about': Question & {
    /** By the words of what happened, best first. */
    readonly suggested: readonly Named[];
    /** By the words that were searched for; null when none were. */
    readonly found: readonly Named[] | null;
    readonly sectors: readonly {
      readonly name: string;
      readonly open: boolean;
      readonly categories: readonly Named[];
    }[];
    /** Of whom it may be a complaint: the one that is chosen, and what the words that were searched for find. */
    readonly agencies: { readonly searched: boolean; readonly choices: readonly Named[] };
  };
  'file-photos': Question & {
    readonly files: readonly DraftFile[];
    /** The media types and endings that a file input offers. */
    readonly accept: string;
    readonly most: number;
  };
  'file-who': Question & {
    readonly people: number;
    readonly kinds: readonly ComplainantKind[];
    readonly circumstances: readonly Circumstance[];
  };
  'file-tell': Question & {
    readonly ways: readonly NoticeWay[];
    /** The telephone that was given before, with all but its end hidden; null when none was. */
    readonly phone: string | null;
  };
  'file-check': {
    readonly back: string;
    readonly faults: readonly Fault[];
    /** Tells this complaint from another that is filed later from the same browser. */
    readonly filing: string;
    /** Within which it is filed; null outside of all. */
    readonly initiative: Named | null;
    readonly parts: readonly CheckPart[];
    readonly files: readonly DraftFile[];
  };
  'file-again': { readonly back: string };
};

/** A file that waits for its complaint to be sent. */
export type DraftFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: UploadKind;
  /** In bytes. */
  readonly size: number;
  /** Address of a small picture of it, for photos. */
  readonly thumbnail: string | null;
};

/** The answers to one question. */
export type CheckPart = {
  readonly question: FilingQuestion;
  readonly rows: readonly {
    readonly label: string;
    readonly value: string;
    /** As it was written, in its own direction; otherwise a name, a choice. */
    readonly written: 'text' | 'number' | 'choice';
  }[];
};
