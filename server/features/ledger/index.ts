export { changeKey } from './actions/change-key.ts';
export { enterLeaf, type Leaf } from './actions/enter-leaf.ts';
export { enterMoves } from './actions/enter-moves.ts';
export { forgetPerson } from './actions/forget-person.ts';
export { keepSequencing } from './actions/keep-sequencing.ts';
export { knownKeys, ledgerKey } from './actions/ledger-key.ts';
export { proofOfReview } from './actions/proof-of-review.ts';
export { headsFolder, publishHeads } from './actions/publish-heads.ts';
export { readHead, readKey } from './actions/read-head.ts';
export { receiptOf } from './actions/receipt-of.ts';
export { sequence } from './actions/sequence.ts';
export {
  codesOfIds,
  type EventRow,
  eventsByIds,
  eventsOf,
  leafOfReview,
  materialOf,
  type SaltsRow,
  saltsOf,
  successorsOf,
} from './queries.ts';
export { ledgerHandlers, mountLedger } from './routes.ts';
export { leafHashes, rootOfFull, unpackBundle } from './rules/bundles.ts';
export { codesOf, idsIn } from './rules/codes.ts';
export { clearOfEvent, openedEvent } from './rules/compose-leaves.ts';
export { coveredColumns, uncovered } from './rules/covered.ts';
export { wrongHolders } from './rules/earlier-holders.ts';
export { clearOfMove, type Opened, openedParts } from './rules/entries.ts';
export { isEntered, type Kept, keptTables, unkept } from './rules/kept.ts';
export { looseEnds } from './rules/loose-ends.ts';
export type { Material } from './rules/material.ts';
export { ledgersOwn, outside } from './rules/outside.ts';
export {
  type Codes,
  type Parts,
  partKinds,
  partsOfMoves,
  statePart,
} from './rules/parts-of-moves.ts';
