/**
 * Chance that can be repeated.
 *
 * The demonstration must come out the same from the same seed, today and after the code has grown.
 * So every consumer draws from a stream of its own, derived from the seed and a name
 * (`randomOf('demo-1', 'photo', 17)`): adding a draw in one place does not move the draws of another.
 * The name is hashed to 128 bits (the cyrb128 construction), which start an sfc32 generator: small,
 * fast, passes PractRand; not for secrets.
 */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the list; throws on an empty one. */
  pick<T>(list: readonly T[]): T;
  /** `n` different ones of the list, fewer when the list is shorter. */
  sample<T>(list: readonly T[], n: number): T[];
  /** One key of a table of weights (any positive scale). */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** A copy in another order. */
  shuffle<T>(list: readonly T[]): T[];
  /** From the bell curve: mean 0, deviation 1. */
  normal(): number;
  /** A positive number whose median is `median`; `spread` 0.5 is narrow, 1 is wide (log-normal). */
  around(median: number, spread: number): number;
};

/** The stream of this name: `randomOf('seed', 'photo', 3)` is always the same, and unlike `randomOf('seed', 'photo', 4)`. */
export function randomOf(...name: (string | number)[]): Random {
  const next = sfc32(hash128(name.join('\u0001')));
  const random: Random = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
    sample: (list, n) => random.shuffle(list).slice(0, n),
    weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>) {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      const last = entries.findLast(([, weight]) => weight > 0);
      if (!last) throw new Error('no weight above nothing');
      return last[0];
    },
    shuffle(list) {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const held = copy[i] as (typeof copy)[number];
        copy[i] = copy[j] as (typeof copy)[number];
        copy[j] = held;
      }
      return copy;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    around: (median, spread) => median * Math.exp(spread * random.normal()),
  };
  return random;
}

function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm++) step();
  return step;
}

function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
