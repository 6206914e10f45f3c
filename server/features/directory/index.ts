export {
  type AgencyRow,
  type CategoryRow,
  type Directory,
  forgetDirectory,
  type PlaceRow,
  readDirectory,
} from './actions/read-directory.ts';
