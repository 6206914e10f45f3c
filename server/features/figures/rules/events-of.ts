import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { dismissedFigures, type EventFigure, gradedFigures } from '@insaf/contract/figures.ts';
import type { Entry, Journey, Question, Stand } from './journey.ts';
import type { Stay } from './stays.ts';
import type { TreeHistory } from './tree-history.ts';
import { upheldAppeals } from './upheld.ts';

/** Something was done with a complaint at an instant, in milliseconds since 1970. */
export type CountedEvent = {
  readonly figure: EventFigure;
  readonly at: number;
  readonly stand: Stand;
  /** Where it came from or went to, if it was or is anywhere: of `came` and `left` alone. */
  readonly other: Stand | null;
};

/** What an entry is counted in, whatever it says. */
const byVerb: Partial<Record<Verb, EventFigure>> = {
  receive: 'received',
  askComplainant: 'asked',
  supply: 'supplied',
  lapse: 'lapsed',
  refer: 'referred',
  accept: 'accepted',
  promise: 'promised',
  answer: 'answered',
  returnReply: 'returned',
  settle: 'verified',
  follow: 'verified',
  confirm: 'confirmed',
  closeUnconfirmed: 'closed_unconfirmed',
  appeal: 'appealed',
  handBack: 'handed_back',
  join: 'joined',
  release: 'released',
  withdraw: 'withdrawn',
};

/** Everything that was done with a complaint until now; `stays` are those of the same complaint. */
export function eventsOf(
  { entries, questions = [] }: Journey,
  stays: readonly Stay[],
  tree: TreeHistory,
  now: number,
): CountedEvent[] {
  const standOf = (agencyId: number, { at, categoryId }: Entry): Stand => ({
    path: tree.pathAt(agencyId, at),
    categoryId,
  });
  const counted = entries.flatMap((entry, index) => {
    const stand = standOf(countedAt(entry, entries[index - 1]), entry);
    const figures = figuresOf(entry, entries[index - 1]);
    return figures.map((figure) => ({ figure, at: entry.at, stand, other: null }));
  });
  const upheld = [...upheldAppeals(entries)].map(([appeal, by]): CountedEvent => {
    const decision = entries[by]!;
    const decidedBy = countedAt(entries[appeal]!, entries[appeal - 1]);
    return { figure: 'upheld', at: decision.at, stand: standOf(decidedBy, decision), other: null };
  });
  const asked = questions.flatMap((question) => {
    const settled = entries.find(({ seq }) => seq === question.seq);
    if (settled === undefined) return [];
    const at = question.askedAt;
    const stand = standOf(settled.holderId, { ...settled, at });
    return figuresOfQuestion(question).map((figure) => ({ figure, at, stand, other: null }));
  });
  return [...counted, ...upheld, ...asked, ...overdueOf(stays, now), ...cameAndLeft(stays)];
}

/** All of them on the day that it was asked, so that the shares are of the same people. */
function figuresOfQuestion({ reached, grade }: Question): EventFigure[] {
  return [
    'surveyed',
    ...(reached ? ['reached' as const] : []),
    ...(grade === null ? [] : [gradedFigures[grade - 1]!]),
  ];
}

/** Who has it after the entry; but for what concerns what was done before it, who had it then. */
function countedAt(entry: Entry, before: Entry | undefined): number {
  if (entry.verb === 'handBack') return entry.fromId ?? before?.holderId ?? entry.holderId;
  return entry.verb === 'appeal' ? (before?.holderId ?? entry.holderId) : entry.holderId;
}

function figuresOf(entry: Entry, before: Entry | undefined): EventFigure[] {
  if (entry.verb === 'dismiss') return [dismissedFor(entry)];
  const figure = byVerb[entry.verb];
  if (figure === undefined) return [];
  if (figure === 'answered' && claimsRemoved(entry)) return [figure, 'removed'];
  return figure === 'appealed' && wasSettled(before) ? [figure, 'reopened'] : [figure];
}

export const claimsRemoved = ({ claim }: Entry) => claim === 'cause_removed';

/** Whether an appeal after this is against a settlement. */
export const wasSettled = (before: Entry | undefined) =>
  before?.to === 'settled' || before?.to === 'closed';

/** The figure of a dismissal's reason. @throws Error when the vocabulary does not have it */
export function dismissedFor({ reason }: Entry) {
  const figure = dismissedFigures.find((name) => name === `dismissed_${reason}`);
  if (figure === undefined) throw new Error(`dismissed for no known reason: ${reason}`);
  return figure;
}

/**
 * Each time a complaint became late: the time of who had it ran out, or it came to somebody whose time had
 * run out already. It is late until it has time again, and is not counted anew while it is.
 */
function overdueOf(stays: readonly Stay[], now: number): CountedEvent[] {
  return stays.flatMap(({ due, since, stand }, index) => {
    const before = stays[index - 1]?.due ?? null;
    const wasLate = before !== null && before <= since;
    if (due === null || stand === null || (wasLate && due <= since)) return [];
    if (due > (stays[index + 1]?.since ?? now)) return [];
    return [{ figure: 'overdue', at: Math.max(due, since), stand, other: null } as const];
  });
}

/** Each time it came to stand somewhere else, or stood nowhere any more because it was finished. */
function cameAndLeft(stays: readonly Stay[]): CountedEvent[] {
  return stays.flatMap(({ stand, since: at }, index): CountedEvent[] => {
    const before = stays[index - 1]?.stand ?? null;
    if (before?.path === stand?.path && before?.categoryId === stand?.categoryId) return [];
    const left = { figure: 'left', at, stand: before!, other: stand } as const;
    const came = { figure: 'came', at, stand: stand!, other: before } as const;
    if (before === null) return [came];
    return stand === null ? [left] : [left, came];
  });
}
