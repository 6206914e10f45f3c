export { assertManagesCategories } from './actions/change-category.ts';
export {
  type AgencyRow,
  type CategoryRow,
  type Directory,
  directoryAtHand,
  forgetDirectory,
  type InitiativeRow,
  type PlaceRow,
  readDirectory,
} from './actions/read-directory.ts';
export {
  allAgencies,
  allCategories,
  allPlaces,
  newPlaceIds,
  putCategories,
  putPlaces,
} from './queries.ts';
export { directoryHandlers } from './routes.ts';
