/** What the pages of initiatives are shown with; see portal.ts. */
import type { InitiativeState } from './initiatives.ts';
import type { ComplaintKind } from './vocabulary.ts';

/** An initiative as it is named on other pages, in the reader's language. */
export type InitiativeCard = {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  /** Its last day, `2026-07-31`; null where none is set. */
  readonly lastDay: string | null;
};

export type InitiativePages = {
  initiative: InitiativeCard & {
    readonly supervisor: string;
    readonly firstDay: string;
    readonly state: InitiativeState;
    /** Whether the portal is among the ways by which it takes what people file. */
    readonly byPortal: boolean;
    /** That it takes; empty for all. */
    readonly kinds: readonly ComplaintKind[];
    /** Names of what it takes; empty for all. */
    readonly categories: readonly string[];
  };
};
