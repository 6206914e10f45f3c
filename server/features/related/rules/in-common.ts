import type { samePersonBy } from '@insaf/contract/related.ts';

type Hashes = {
  readonly phone_hash: Buffer | null;
  readonly national_id_hash: Buffer | null;
  readonly email_hash: Buffer | null;
};

const columns = {
  phone: 'phone_hash',
  nationalId: 'national_id_hash',
  email: 'email_hash',
} as const satisfies Record<(typeof samePersonBy)[number], keyof Hashes>;

/** What the people of two complaints have in common, known by keyed hashes alone. */
export function inCommon(
  ones: readonly Hashes[],
  others: readonly Hashes[],
): (typeof samePersonBy)[number][] {
  const kinds = Object.keys(columns) as (typeof samePersonBy)[number][];
  return kinds.filter((kind) => {
    const known = new Set(hashesIn(ones, columns[kind]));
    return hashesIn(others, columns[kind]).some((hash) => known.has(hash));
  });
}

function hashesIn(people: readonly Hashes[], column: keyof Hashes): string[] {
  return people.flatMap((person) => person[column]?.toString('hex') ?? []);
}
