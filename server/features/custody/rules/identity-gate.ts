import {
  type IdentityField,
  type IdentityState,
  identityFields,
  permissionOfField,
} from '@insaf/contract/identity.ts';
import {
  type Acting,
  type Holding,
  holdingFor,
  holdingsWith,
  isWithin,
} from '../../rights/index.ts';

/** What decides who sees the people of a complaint. Paths are as the tree is now. */
export type GateFacts = {
  readonly status: string;
  readonly previousStatus: string | null;
  readonly holderPath: string;
  readonly registeredBy: string | null;
  /** Marked so by the person, or by what it is about: opened by two, and to nobody else. */
  readonly confidential: boolean;
  /** About an employee, or corruption: whoever has to answer may be meant. */
  readonly againstOfficials: boolean;
  /** Of the agency complained of, or of what it was merged into. */
  readonly complainedOfPath: string | null;
  readonly answeredByPath: string | null;
};

export type Gate = {
  readonly state: IdentityState;
  /** What of a person the reader may be shown whole, once it is open. */
  readonly fields: readonly IdentityField[];
};

/**
 * Who must reach the person is shown what they need, field by field. The agency complained of, and whoever
 * works for it, never are. What is confidential is closed to everybody but whom it was opened to.
 *
 * @param isOpened whether it was opened to the one who acts, and still is
 */
export function identityGate(acting: Acting, facts: GateFacts, isOpened: boolean): Gate {
  const closed = (state: IdentityState): Gate => ({ state, fields: [] });
  if (acting.kind !== 'staff') return closed('not_permitted');
  const kept = keptFrom(acting, facts);
  if (kept !== null) return closed(kept);
  const fields = identityFields.filter((field) => reachOf(acting, facts, [field]) !== null);
  if (fields.length === 0) return closed('not_permitted');
  return { state: facts.confidential && !isOpened ? 'closed' : 'shown', fields };
}

/** The role by which somebody sees one of these fields, were it open; null when by none. */
export function reachOf(
  acting: Acting,
  { holderPath, registeredBy }: Pick<GateFacts, 'holderPath' | 'registeredBy'>,
  fields: readonly IdentityField[],
): Holding | null {
  for (const field of fields) {
    const permission = permissionOfField[field];
    const nearest = holdingFor(acting, permission, holderPath);
    if (nearest !== null) return nearest;
    // Who took a complaint down reaches its person wherever it went.
    const own = acting.kind === 'staff' && acting.staffId === registeredBy;
    const [any] = own ? holdingsWith(acting, permission) : [];
    if (any !== undefined) return any;
  }
  return null;
}

/** Why no role and no opening ever shows the people to somebody; null when nothing keeps them away. */
export function keptFrom(acting: Acting, facts: GateFacts): 'complained_of' | 'kept' | null {
  if (worksFor(acting, facts.complainedOfPath)) return 'complained_of';
  if (!facts.againstOfficials || facts.complainedOfPath !== null) return null;
  // Nobody was named: those who answer for what their own people did are who may be meant.
  const answers = isExamined(facts) ? null : facts.holderPath;
  return worksFor(acting, answers) || worksFor(acting, facts.answeredByPath) ? 'kept' : null;
}

/** Whether somebody works for an agency, or for what lies below it; whoever stands above does not. */
function worksFor(acting: Acting, path: string | null): boolean {
  if (acting.kind !== 'staff' || path === null) return false;
  return acting.holdings.some((holding) => isWithin(holding.path, path));
}

function isExamined({ status, previousStatus }: GateFacts): boolean {
  const was = status === 'incomplete' ? previousStatus : status;
  return was === 'received' || was === 'joined';
}

/**
 * The role by which somebody decides about an opening as the second person, or why they cannot: they asked
 * for it, or it was lent to them by who asked; they work for the agency complained of, or for the one that
 * has to answer; or no role of theirs reaches the complaint.
 */
export function deciderOf(
  acting: Acting,
  facts: GateFacts,
  askedBy: string,
): Holding | 'own_opening' | 'complained_of' | 'not_permitted' {
  if (acting.kind !== 'staff') return 'not_permitted';
  if (acting.staffId === askedBy) return 'own_opening';
  const answering = isExamined(facts) ? null : facts.holderPath;
  if (keptFrom(acting, facts) !== null || worksFor(acting, answering)) return 'complained_of';
  const others = acting.holdings.filter(({ lentBy }) => lentBy !== askedBy);
  const withoutAsker = { ...acting, holdings: others };
  return holdingFor(withoutAsker, 'approveOpening', facts.holderPath) ?? 'not_permitted';
}
