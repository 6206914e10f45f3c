import type { FigurePart } from '@insaf/contract/figures.ts';

/** What complaints are told apart by in a review. */
export type ReviewPart = Exclude<FigurePart, 'all'>;
export const reviewParts = [
  'category',
  'channel',
  'kind',
  'place',
  'initiative',
] as const satisfies readonly ReviewPart[];

/** Of each part that narrows a review, the values that count; `''` is having none. */
export type Filters = { readonly [part in ReviewPart]?: readonly string[] };

/** The parts that have to be known of each complaint, for a number that is narrowed and told apart so. */
export function partsNeeded(filters: Filters, by: ReviewPart | null): ReviewPart[] {
  return reviewParts.filter((part) => filters[part] !== undefined || part === by);
}
