export { keepVoices, personKeyOf } from './actions/keep-voices.ts';
export { countUnwrapped, rewrapComplainants } from './actions/rewrap-complainants.ts';
export {
  openIdentity,
  sealComplainants,
} from './actions/seal-complainants.ts';
export {
  complainantsOf,
  deleteComplainants,
  insertComplainants,
  oneComplainant,
  toBeTold,
} from './queries.ts';
export { identityHashes } from './rules/identity-hashes.ts';
export { type Identity, type ReadComplainant, readComplainants } from './rules/read-complainant.ts';
