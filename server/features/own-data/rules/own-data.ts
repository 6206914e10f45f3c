import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { Identity } from '../../complainants/index.ts';

/** All that is kept of a person with one complaint, as they get it: the shape of `data.json`. */
export type OwnData = {
  readonly format: 'insaf-own-data-1';
  readonly madeAt: string;
  /** When it was erased, and nothing of them is left. */
  readonly erasedAt: string | null;
  /** Filed by several, who all have the code: none of them is named to the others. */
  readonly several: boolean;
  readonly person: Pick<
    Partial<Identity>,
    'name' | 'nationalId' | 'phone' | 'email' | 'address' | 'circumstances'
  > | null;
  /** Where it is, besides what the complaint itself says. */
  readonly where: {
    readonly landmark: string | null;
    readonly position: { readonly lat: number; readonly lon: number } | null;
  };
  readonly complaint: TrackingView;
  readonly notices: readonly { readonly at: string; readonly way: string; readonly what: string }[];
  /** What they answered when they were asked how they found it, the first first. */
  readonly satisfaction: readonly {
    readonly at: string;
    readonly grade: number;
    readonly removed: string | null;
    readonly words: string | null;
  }[];
  /** One that is missing could not be read when this was made, and may be there another time. */
  readonly files: readonly {
    readonly path: string;
    readonly yours: boolean;
    readonly missing: boolean;
  }[];
};

/** A path of its own in the file for each, whatever they are called: `files/1-photo.jpg`. */
export function pathInFile(index: number, name: string): string {
  return `files/${index + 1}-${name}`;
}
