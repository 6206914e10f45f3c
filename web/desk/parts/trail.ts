/**
 * The list that a reader came from: the numbers as they stood in it, and its address, kept for this tab so
 * that the complaint's page can go on to the next one without going back.
 */
const key = 'insaf-trail';

export type Trail = {
  /** Numbers of complaints in the order of the list. */
  readonly numbers: readonly string[];
  /** Address of the list, with its filter: `/desk?status=received`. */
  readonly from: string;
};

/** Called by a list whenever what it shows changes. */
export function keepTrail(trail: Trail): void {
  sessionStorage.setItem(key, JSON.stringify(trail));
}

/** Null where the reader came from no list. */
export function keptTrail(): Trail | null {
  const kept = sessionStorage.getItem(key);
  return kept === null ? null : (JSON.parse(kept) as Trail);
}

/** What stands before and after a complaint in the list; null at its ends, and for one that is not in it. */
export function neighboursOf(number: string, trail: Trail | null) {
  const at = trail?.numbers.indexOf(number) ?? -1;
  if (trail === null || at === -1) return { previous: null, next: null, at: null, of: 0 };
  return {
    previous: trail.numbers[at - 1] ?? null,
    next: trail.numbers[at + 1] ?? null,
    at: at + 1,
    of: trail.numbers.length,
  };
}
