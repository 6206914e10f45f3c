/** Where the reader was in each list, for when they come back to it: as long as the page lives. */
export type KeptPlace = {
  readonly active: string | null;
  readonly selected: readonly string[];
  readonly top: number;
};

const kept = new Map<string, KeptPlace>();
const most = 50;

const nowhere: KeptPlace = { active: null, selected: [], top: 0 };

export const placeIn = (query: string): KeptPlace => kept.get(query) ?? nowhere;

export function keepPlace(query: string, place: Partial<KeptPlace>): void {
  const before = placeIn(query);
  kept.delete(query);
  kept.set(query, { ...before, ...place });
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
