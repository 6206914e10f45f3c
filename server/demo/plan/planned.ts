/** The shapes of a planned demonstration. */
import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ErrorCode } from '@insaf/contract/errors.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import type {
  Channel,
  ComplainantKind,
  ComplaintKind,
  DismissalReason,
} from '@insaf/contract/vocabulary.ts';
import type { ReturnCause } from '../officer-texts.ts';
import type { Reuse } from '../photos.ts';
import type { Special } from '../texts.ts';

/** The part of the directory that a plan depends on; what is left out gets a usual value. */
export type PlannedDirectory = {
  categories: readonly {
    code: string;
    sector: string;
    leadAgencyKind: string;
    /** 72 */
    targetWorkingHours?: number;
    /** 0 */
    photosAfter?: number;
    /** 1 */
    documents?: number;
    /** null: the place of a photo does not matter. */
    nearMetres?: number | null;
    /** false */
    urgent?: boolean;
    /** false */
    confidential?: boolean;
    /** 14 */
    objectionDays?: number;
  }[];
  places: readonly { code: string; parent: string | null; kind: string }[];
};
export type PlannedCategory = Required<PlannedDirectory['categories'][number]>;

export type PlannedPhoto = {
  /** What the metadata says of the time; null: nothing. */
  takenAt: Date | null;
  /** Metres from the complaint's position; null: no position in the metadata. */
  metres: number | null;
  /** A photo of an earlier reply, made to look like another file. */
  reuse?: { of: number; answer: number; photo: number; how: Reuse };
};

/** Where an examiner sends it: where it belongs, elsewhere by mistake, or to the governorate's centre. */
export type ReferTo = 'suggested' | 'wrong' | 'centre';

type Step<V extends Verb, More = unknown> = { verb: V; at: Date } & More;

/** One move. `expect` is the refusal that it must meet: nothing changes then. */
export type PlannedStep =
  | Step<'receive'>
  | Step<'askComplainant'>
  | Step<'supply', { by: 'complainant' | 'staff'; photos: number }>
  | Step<'lapse'>
  | Step<'refer', { to: ReferTo }>
  | Step<'handBack'>
  | Step<'accept'>
  | Step<'promise', { plannedFor: Date }>
  | Step<
      'answer',
      {
        claim: Exclude<Claim, 'planned'>;
        photos: PlannedPhoto[];
        documents: number;
        fault?: ReturnCause;
      }
    >
  | Step<'returnReply', { cause: ReturnCause }>
  | Step<'settle', { accepts: boolean; expect?: ErrorCode }>
  | Step<'confirm', { grade: 1 | 2 | 3 | 4 | 5; words: boolean }>
  | Step<'closeUnconfirmed'>
  | Step<'dismiss', { reason: DismissalReason; repeats?: number }>
  | Step<'appeal', { after: 'settled' | 'dismissed' }>
  | Step<'join', { leading: number }>
  | Step<'follow', { leading: number }>
  | Step<'withdraw'>;

export type PlannedComplaint = {
  /** Its place in the order of receipt, from 0; other complaints refer to it by this. */
  no: number;
  /** Names the streams of its words, people and photos: `randomOf(seed, 'text')`. */
  seed: string;
  receivedAt: Date;
  channel: Channel;
  kind: ComplaintKind;
  category: string;
  sector: string;
  /** Whether the person says the category; otherwise the examiner finds it. */
  namesCategory: boolean;
  /** A place's code, null where the person named none. */
  place: string | null;
  language: 'ar' | 'en';
  /** One entry a person; the first files it. Empty when anonymous. */
  complainants: ComplainantKind[];
  anonymous: boolean;
  confidential: boolean;
  /** Told differently: see texts.ts. */
  special: Special | null;
  /** Photos or papers that come with it. */
  photos: number;
  /** Whether a position on the map comes with it. */
  hasPosition: boolean;
  /** Of the rainstorm. */
  surge: boolean;
  /** In order of time; the first is `receive`. Nothing is later than the end of the demonstration. */
  steps: PlannedStep[];
};
