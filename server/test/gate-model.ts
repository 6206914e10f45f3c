import { nextStatus, type Status, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { isLent, type Permission } from '@insaf/contract/roles.ts';

/** What the rule speaks of, without a path, an index or a query: agencies are numbers, and have a parent. */
export type World = {
  readonly parents: readonly number[];
  readonly roles: readonly (readonly Permission[])[];
  readonly held: readonly Held[];
  /** Roles are lent from a moment until another, both in hours from now. */
  readonly lent: readonly { staff: number; to: number; from: number; until: number }[];
  readonly complaints: readonly Complaint[];
};
type Held = { staff: number; role: number; agency: number; below: boolean };
export type Complaint = {
  readonly status: Status;
  readonly holder: number;
  readonly judge: number | null;
  readonly earlier: readonly number[];
  readonly referredTo: readonly number[];
  readonly registeredBy: number | null;
  readonly complainedOf: number | null;
  readonly answeredBy: { readonly agency: number; readonly staff: number } | null;
};

/** The rule in twelve lines: what somebody sees, what they may do with it, and which routes they pass. */
export function ruleOf({ parents, roles, held, lent }: World, who: number) {
  const within = (agency: number, top: number): boolean =>
    agency === top || (agency > 0 && within(parents[agency]!, top));
  const now = lent.filter(({ to, from, until }) => to === who && from <= 0 && until > 0);
  const has = held.filter(({ staff }) => staff === who || now.some((one) => one.staff === staff));
  const may = (what: Permission, at: number | null, notOf?: number) =>
    has.some(
      (one) =>
        at !== null &&
        one.staff !== notOf &&
        roles[one.role]!.includes(what) &&
        (what !== 'takeOver' || one.agency > 0) &&
        (one.below ? within(at, one.agency) : at === one.agency),
    );
  const works = (at: number | null | undefined) =>
    has.some(({ agency }) => at != null && within(agency, at));
  const does = (what: Permission) => has.some(({ role }) => roles[role]!.includes(what));
  const passes = (what: Permission) =>
    has.some((one) => roles[one.role]!.includes(what) && (one.staff === who || isLent(what)));
  const own = (c: Complaint) => c.registeredBy === who;
  const sees = (c: Complaint) =>
    (own(c) && (does('registerFor') || does('readComplaints'))) ||
    [c.holder, c.judge, ...c.earlier].some((at) => may('readComplaints', at));
  const judges = (verb: Verb) => verb === 'settle' || verb === 'returnReply';
  const barred = (verb: Verb, c: Complaint) =>
    (judges(verb) && (works(c.answeredBy?.agency) || c.answeredBy?.staff === who)) ||
    ((verb === 'settle' || verb === 'dismiss') && works(c.complainedOf)) ||
    (verb === 'dismiss' && c.referredTo.some(works));
  const above = (agency: number) => (agency > 0 ? parents[agency]! : null);
  const fromAbove = (verb: Verb) => verb === 'extend' || verb === 'takeOver';
  const moves = (verb: Verb, c: Complaint) =>
    'to' in nextStatus(verb, c.status, 'staff', 'received') &&
    verb !== 'decideObstacle' &&
    verb !== 'removeObstacle' &&
    verb !== 'announceDay' &&
    verb !== 'ungather' &&
    !barred(verb, c) &&
    ((judges(verb)
      ? may(verb as Permission, c.judge ?? c.holder, c.answeredBy?.staff)
      : may(verb as Permission, fromAbove(verb) ? above(c.holder) : c.holder)) ||
      (verb === 'supply' && own(c) && does('supply')));
  return { sees, moves, passes };
}
