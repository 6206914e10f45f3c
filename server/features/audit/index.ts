export { auditLedger, type Told } from './actions/audit-ledger.ts';
export type { KnownHead } from './actions/audit-tree.ts';
export { type Finding, findingLine } from './rules/finding.ts';
