type Row = {
  readonly agency: { readonly code: string; readonly childCount: number };
  readonly level: number;
  readonly opened: boolean;
};
type Act =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'open' | 'expand' | 'collapse'; readonly code: string };

/**
 * What a key does in a tree (WAI-ARIA's pattern): up and down through the rows in view; towards the end of
 * the line opens, then goes to the first below; towards its start closes, then goes to the one above. In
 * Arabic the end of the line is on the left.
 *
 * @returns null for a key that means nothing here
 */
export function moveInTree(
  key: string,
  rows: readonly Row[],
  at: number,
  rightToLeft: boolean,
): Act | null {
  const row = rows[at];
  if (row === undefined) return null;
  const { code, childCount } = row.agency;
  const inward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const outward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === 'ArrowDown') return { kind: 'go', to: Math.min(at + 1, rows.length - 1) };
  if (key === 'ArrowUp') return { kind: 'go', to: Math.max(at - 1, 0) };
  if (key === 'Home') return { kind: 'go', to: 0 };
  if (key === 'End') return { kind: 'go', to: rows.length - 1 };
  if (key === 'Enter' || key === ' ') return { kind: 'open', code };
  if (key === inward) {
    if (childCount > 0 && !row.opened) return { kind: 'expand', code };
    return rows[at + 1]?.level === row.level + 1 ? { kind: 'go', to: at + 1 } : null;
  }
  if (key !== outward) return null;
  if (row.opened && childCount > 0) return { kind: 'collapse', code };
  const above = rows.slice(0, at).findLastIndex(({ level }) => level === row.level - 1);
  return above === -1 ? null : { kind: 'go', to: above };
}
