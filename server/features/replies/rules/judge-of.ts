type Agency = { readonly id: number; readonly path: string; readonly active: boolean };

/**
 * Who judges a reply: the agency that referred the complaint, unless it is the one that answered or lies
 * below it; then the nearest agency above the one that answered. The agency complained of, or one below
 * it, is passed over, because it could only ever return the reply; it judges where nobody else is left.
 *
 * @param above the agencies above the one that answered, nearest first
 * @param complainedOf path of the agency complained of
 * @returns null when nobody stands above, and nobody else referred
 */
export function judgeOf<A extends Agency>(
  answered: Agency,
  referrer: A | null,
  above: readonly A[],
  complainedOf: string | null = null,
): A | null {
  const others = [...(referrer === null ? [] : [referrer]), ...above].filter(
    (agency) => agency.active && !agency.path.startsWith(answered.path),
  );
  const free = others.find(
    (agency) => complainedOf === null || !agency.path.startsWith(complainedOf),
  );
  return free ?? others[0] ?? null;
}
