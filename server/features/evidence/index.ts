export { acceptItems } from './actions/accept-items.ts';
export { evaluateOffer, type Offer } from './actions/evaluate-offer.ts';
export { type Prints, printsOf } from './actions/prints-of.ts';
export { rememberPhotos } from './actions/remember-photos.ts';
export {
  copyItems,
  eraseAcceptanceWords,
  insertItems,
  itemsOf,
  type StoredItem,
  unprovenItems,
} from './queries.ts';
export { askedBy } from './rules/asked-by.ts';
export { metresBetween } from './rules/distance.ts';
export type { Evaluated } from './rules/evaluate-evidence.ts';
export { evaluatedView, itemView } from './rules/item-view.ts';
export { type Look, looksAt, mayLook } from './rules/look-token.ts';
