/**
 * Work that comes in an order, carried out by several at once.
 *
 * Items start in their order, each in a lane that is free. An item waits for every earlier one that
 * shares a key with it, and for no other. What an item waits for started before it, so nothing waits in a
 * circle, and with one lane everything happens exactly in order.
 */
export type Order<Item, Lane> = {
  readonly keysOf: (item: Item) => readonly string[];
  readonly act: (item: Item, lane: Lane) => Promise<void>;
  /** Once aborted nothing more is started; what runs is finished. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * @returns how many items were carried out
 * @throws the first error of an item, after what was running has ended
 */
export async function inOrder<Item, Lane>(
  items: Iterable<Item>,
  lanes: readonly Lane[],
  { keysOf, act, signal }: Order<Item, Lane>,
): Promise<number> {
  const free = [...lanes];
  const running = new Set<Promise<void>>();
  const last = new Map<string, Promise<void>>();
  let failed: { error: unknown } | undefined;
  let done = 0;
  for (const item of items) {
    while (free.length === 0) await Promise.race(running);
    if (failed !== undefined || signal?.aborted) break;
    const lane = free.pop() as Lane;
    const keys = keysOf(item);
    const before = keys.map((key) => last.get(key));
    const work = Promise.all(before)
      .then(async () => {
        if (failed !== undefined) return;
        await act(item, lane);
        done += 1;
      })
      .catch((error) => {
        failed ??= { error };
      })
      .finally(() => {
        running.delete(work);
        free.push(lane);
      });
    running.add(work);
    for (const key of keys) last.set(key, work);
  }
  await Promise.all(running);
  if (failed !== undefined) throw failed.error;
  return done;
}

/**
 * The items with what is made for each beforehand: making begins so many items ahead, a few at once.
 * What is made of an item that is never taken is dropped.
 *
 * @param make null when an item needs nothing
 */
export function* madeAhead<Item, Made>(
  items: readonly Item[],
  { distance, atOnce }: { distance: number; atOnce: number },
  make: (item: Item) => (() => Promise<Made>) | null,
): Generator<{ item: Item; made: Promise<Made> | null }> {
  const inTurn = limited(atOnce);
  const begun: (Promise<Made> | null)[] = [];
  for (const [index, item] of items.entries()) {
    while (begun.length < Math.min(items.length, index + distance)) {
      const work = make(items[begun.length] as Item);
      const made = work === null ? null : inTurn(work);
      made?.catch(() => undefined); // whoever takes the item hears of it
      begun.push(made);
    }
    const made = begun[index] ?? null;
    begun[index] = null;
    yield { item, made };
  }
}

/** Items in the order of time, taken part by part: those until an instant, and then the others. */
export function inParts<Item>(items: Iterator<Item>, timeOf: (item: Item) => Date) {
  let next = items.next();
  function* until(end: Date | null): Generator<Item> {
    while (!next.done && (end === null || timeOf(next.value) <= end)) {
      const item = next.value;
      next = items.next();
      yield item;
    }
  }
  return { until: (end: Date) => until(end), rest: () => until(null) };
}

/** Runs what it is given, so many at a time, the others in the order they came. */
function limited(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
