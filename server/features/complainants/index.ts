export { openIdentity, sealComplainants } from './actions/seal-complainants.ts';
export { complainantsOf, insertComplainants, oneComplainant, toBeTold } from './queries.ts';
export { type Identity, type ReadComplainant, readComplainants } from './rules/read-complainant.ts';
