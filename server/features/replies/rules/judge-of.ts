type Agency = { readonly id: number; readonly path: string; readonly active: boolean };

/**
 * Who judges a reply: the agency that referred the complaint, unless it is the one that answered or lies
 * below it; then the nearest agency above the one that answered.
 *
 * @param above the agencies above the one that answered, nearest first
 * @returns null when nobody stands above, and nobody else referred
 */
export function judgeOf<A extends Agency>(
  answered: Agency,
  referrer: A | null,
  above: readonly A[],
): A | null {
  const other = (agency: A) => agency.active && !agency.path.startsWith(answered.path);
  if (referrer !== null && other(referrer)) return referrer;
  return above.find(other) ?? null;
}
