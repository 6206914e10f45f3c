import {
  type Mover,
  nextStatus,
  type Status,
  type Verb,
} from '@insaf/contract/complaint-lifecycle.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import {
  type Acting,
  actorIdOf,
  actsByHolding,
  type Holding,
  holdingFor,
  holdingsWith,
  isRoot,
  isWithin,
  type Partner,
  type Staff,
} from '../../rights/index.ts';

/** What the rules need to know of a complaint; paths are those of the agencies as they are now. */
export type Standing = {
  readonly status: Status;
  readonly previousStatus: Status | null;
  readonly holderPath: string;
  readonly judgePath: string | null;
  readonly answeredByPath: string | null;
  /** Who wrote the reply that waits to be judged, and on whose behalf, if on anybody's. */
  readonly answeredByStaff: readonly string[];
  readonly complainedOfPath: string | null;
  /** Agencies it was referred to: they never dismiss it. */
  readonly referredToPaths: readonly string[];
  readonly registeredBy: string | null;
  readonly binding: boolean;
  /** Whether its clock had the more time that it can be given once. */
  readonly extended: boolean;
  /** Whether something is in its way. */
  readonly obstructed: boolean;
  /** Whether it is gathered under a cause. */
  readonly gathered: boolean;
  readonly waitsUntil: Date | null;
  readonly appealUntil: Date | null;
  /** Whether somebody stands above the one that decided, to hear an appeal. */
  readonly hasSenior: boolean;
};

export type Refused =
  | 'move_not_possible'
  | 'not_permitted'
  | 'not_the_holder'
  | 'judge_answered'
  | 'complained_of'
  | 'binding_referral'
  | 'already_extended'
  | 'already_obstructed'
  | 'already_gathered'
  | 'appeal_window_passed'
  | 'no_higher_agency';

/** Who moves it by the lifecycle's table; the system of a partner stands where staff of its agency would. */
export function moverOf(acting: Acting): Mover | null {
  if (acting.kind === 'partner') return 'staff';
  if (acting.kind === 'staff' || acting.kind === 'complainant' || acting.kind === 'system') {
    return acting.kind;
  }
  return null;
}

const isJudging = (verb: Verb) => verb === 'settle' || verb === 'returnReply';

/** Verbs of those who stand above the agency that has it, and never of that agency itself. */
const isFromAbove = (verb: Verb) => verb === 'extend' || verb === 'takeOver';

/** What becomes of the obstacle that holds a complaint. */
const isOfObstacle = (verb: Verb) => verb === 'decideObstacle' || verb === 'removeObstacle';

/** What becomes of a complaint under its cause. */
const isOfCause = (verb: Verb) => verb === 'announceDay' || verb === 'ungather';

/** The agency whose staff act: the judging one for what a judge does, the holder for the rest. */
function actingPath(verb: Verb, standing: Standing): string {
  if (isFromAbove(verb)) return standing.holderPath.replace(/\d+\/$/, '');
  return isJudging(verb) ? (standing.judgePath ?? standing.holderPath) : standing.holderPath;
}

/**
 * Whether somebody may make a move now: the table, the reach of their role, and what no permission
 * overrides (the judged does not judge). What a move needs besides, such as a reply, its action says.
 *
 * @returns where it leads and the role used, or why not
 */
export function mayMove(
  verb: Verb,
  standing: Standing,
  acting: Acting,
  now: Date,
): { to: Status; holding: Holding | null } | { refused: Refused } {
  const mover = moverOf(acting);
  if (mover === null) return { refused: 'not_permitted' };
  if (acting.kind === 'system' && acting.moves?.includes(verb) !== true) {
    return { refused: 'not_permitted' };
  }
  const next = nextStatus(verb, standing.status, mover, standing.previousStatus);
  if ('refused' in next) return next;
  const holding = actsByHolding(acting) ? holdingOf(verb, standing, acting) : null;
  if (actsByHolding(acting)) {
    if (holding === null) return { refused: 'not_the_holder' };
    const judged = refusedToJudge(verb, standing, acting, holding);
    if (judged !== null) return { refused: judged };
  }
  if (verb === 'handBack' && standing.binding) return { refused: 'binding_referral' };
  // Nobody stands above the root to judge what it would answer: it refers instead.
  if (verb === 'takeOver' && holding !== null && isRoot(holding.path)) {
    return { refused: 'no_higher_agency' };
  }
  if (verb === 'extend' && standing.extended) return { refused: 'already_extended' };
  if (verb === 'obstruct' && standing.obstructed) return { refused: 'already_obstructed' };
  if (isOfObstacle(verb) && !standing.obstructed) return { refused: 'move_not_possible' };
  if (verb === 'gather' && standing.gathered) return { refused: 'already_gathered' };
  if (isOfCause(verb) && !standing.gathered) return { refused: 'move_not_possible' };
  if (verb === 'appeal') {
    if (!standing.hasSenior) return { refused: 'no_higher_agency' };
    if (!within(standing.appealUntil, now)) return { refused: 'appeal_window_passed' };
  }
  if ((verb === 'lapse' || verb === 'closeUnconfirmed') && within(standing.waitsUntil, now)) {
    return { refused: 'move_not_possible' };
  }
  return { to: next.to, holding };
}

function within(until: Date | null, now: Date): boolean {
  return until !== null && now <= until;
}

function holdingOf(verb: Verb, standing: Standing, acting: Staff | Partner) {
  const permission = verb as Permission;
  const path = actingPath(verb, standing);
  // What who wrote the reply lent judges it no more than they do: another role does, if there is one.
  const others = acting.holdings.filter(
    ({ lentBy }) => lentBy === undefined || !standing.answeredByStaff.includes(lentBy),
  );
  const holding =
    (isJudging(verb) ? holdingFor({ ...acting, holdings: others }, permission, path) : null) ??
    holdingFor(acting, permission, path);
  if (holding !== null || acting.kind === 'partner') return holding;
  // Who registered a complaint, or has its complainant on the line, can also enter what the person
  // supplied, wherever it is held now.
  const forThem = standing.registeredBy === acting.staffId || acting.callerOf !== undefined;
  const own = verb === 'supply' && forThem;
  return own ? (holdingsWith(acting, 'supply')[0] ?? null) : null;
}

/**
 * An agency never judges its own reply, nor does anyone who holds any role at it or below it, their own or
 * lent to them; nor who wrote the reply, whatever they hold by now, nor anyone on their behalf. The agency
 * complained of, or one the complaint was referred to, never ends it.
 */
function refusedToJudge(
  verb: Verb,
  standing: Standing,
  acting: Staff | Partner,
  { lentBy }: Holding,
) {
  const heldWithin = (path: string | null) =>
    path !== null && acting.holdings.some((holding) => isWithin(holding.path, path));
  const wrote = [actorIdOf(acting), lentBy].some(
    (id) => id !== undefined && id !== null && standing.answeredByStaff.includes(id),
  );
  if (isJudging(verb) && (wrote || heldWithin(standing.answeredByPath))) return 'judge_answered';
  const ends = verb === 'settle' || verb === 'dismiss';
  if (ends && heldWithin(standing.complainedOfPath)) return 'complained_of';
  if (verb === 'dismiss' && standing.referredToPaths.some(heldWithin)) return 'complained_of';
  return null;
}
