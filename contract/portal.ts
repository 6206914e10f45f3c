/**
 * What the server hands to the portal's pages, and they to a person as HTML. The pages are built from
 * `web/portal`; the server loads the build and calls `RenderPortal`. A page gets data that is ready to be
 * shown: it decides nothing, reads nothing, and works without scripts.
 */
import type { Digits } from './digits.ts';
import type { DigestPages } from './portal-digest.ts';
import type { FilingPages } from './portal-filing.ts';
import type { FollowingPages } from './portal-following.ts';
import type { InitiativeCard, InitiativePages } from './portal-initiatives.ts';
import type { OfflinePages } from './portal-offline.ts';
import type { VerifyPages } from './portal-verify.ts';
import type { FiguresPages } from './public-figures.ts';
import type { PublicIndexPages } from './public-index.ts';
import type { SatisfactionPages } from './satisfaction.ts';
import type { Language } from './text.ts';

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What an installation says of itself on every page, in the page's language; null is not shown. */
export type ShownInstallation = {
  readonly name: string | null;
  readonly hotline: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly hours: string | null;
  /** An announcement, while its time lasts. */
  readonly banner: string | null;
};

/** What every page is given besides its own data. */
export type PortalFrame = {
  readonly language: Language;
  readonly digits: Digits;
  readonly zone: string;
  /** The present, for dates as people say them. */
  readonly now: string;
  readonly say: Say;
  /** The address of this page, without language or digits. */
  readonly path: string;
  /** Public address of the installation, without a slash at its end. */
  readonly home: string;
  readonly installation: ShownInstallation;
  /** Where maps get their pictures; null draws the outline of the land. */
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
  readonly assets: {
    readonly styles: readonly string[];
    readonly scripts: readonly string[];
    /** Fonts to load at once, in the language of the page. */
    readonly fonts: readonly string[];
  };
};

/** A fault of what a person entered, shown above the form and beside its field. */
export type Fault = { readonly field: string; readonly message: string };

/** The data of each page, by the name of the page. */
export type PortalPages = DigestPages &
  FiguresPages &
  FilingPages &
  FollowingPages &
  InitiativePages &
  OfflinePages &
  SatisfactionPages &
  PublicIndexPages &
  VerifyPages & {
    home: {
      readonly hasDraft: boolean;
      /** Within which people can file today. */
      readonly initiatives: readonly InitiativeCard[];
    };
    message: {
      readonly title: string;
      readonly text: string;
      readonly request: string | null;
      /** Address of the page that did not come now and may come in a moment. */
      readonly again?: string;
    };
    /** Too much came from the visitor's address: what they sent waits on the page, to be sent again. */
    patience: {
      readonly text: string;
      /** Address of the form that was sent. */
      readonly action: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
      /** Whether files came with it, which a page cannot keep. */
      readonly hadFiles: boolean;
    };
  };
export type PortalPageName = keyof PortalPages;

export type RenderPortal = <Name extends PortalPageName>(
  name: Name,
  page: PortalPages[Name],
  frame: PortalFrame,
) => string;
