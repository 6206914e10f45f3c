/** How a long history began and how it stands now; what is between is shown when it is asked for. */
const first = 2;
const last = 8;
/** Folding away fewer would cost more than it saves. */
const atLeast = 4;

export function foldMiddle<Entry>(entries: readonly Entry[]) {
  if (entries.length < first + last + atLeast) {
    return { before: entries, hidden: [], after: [] };
  }
  return {
    before: entries.slice(0, first),
    hidden: entries.slice(first, -last),
    after: entries.slice(-last),
  };
}
