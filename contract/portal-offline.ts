/** What the page that needs no connection is shown with; see portal.ts. */
import type { Named } from './portal-filing.ts';

export type OfflinePages = {
  offline: {
    /** The most letters of what happened. */
    readonly most: number;
    /** The most files of one complaint. */
    readonly files: number;
    /** The media types and endings that a file input offers. */
    readonly accept: string;
    /** Each with the centres, cities and districts in it. */
    readonly governorates: readonly (Named & { readonly places: readonly Named[] })[];
    readonly sectors: readonly { readonly name: string; readonly categories: readonly Named[] }[];
  };
};
