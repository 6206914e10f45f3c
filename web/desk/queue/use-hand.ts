/**
 * Where the reader is in the list and what they selected, by number, so that neither moves when rows do.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepPlace, placeIn } from './kept-place.ts';
import type { Row } from './queue-data.ts';

/** What can be acted on at once; the server takes no more. */
export const mostSelected = 200;

export type Hand = ReturnType<typeof useHand>;

export function useHand(query: string, rows: readonly Row[]) {
  const [active, setActive] = useState<string | null>(() => placeIn(query).active);
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(placeIn(query).selected),
  );
  /** Where a range begins: what was selected last by itself. */
  const anchor = useRef<string | null>(null);
  const places = useMemo(() => new Map(rows.map((row, index) => [row.number, index])), [rows]);
  const at = active === null ? -1 : (places.get(active) ?? -1);

  useEffect(() => {
    keepPlace(query, { active, selected: [...selected] });
  }, [query, active, selected]);

  const activate = useCallback((number: string) => setActive(number), []);
  const toggle = useCallback((number: string) => {
    anchor.current = number;
    setActive(number);
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(number) && after.size < mostSelected) after.add(number);
      return after;
    });
  }, []);
  const extendTo = useCallback(
    (number: string) => {
      const from = places.get(anchor.current ?? number) ?? places.get(number) ?? 0;
      const to = places.get(number) ?? from;
      setActive(number);
      setSelected((before) => {
        const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
        const all = [...before, ...between.map((row) => row.number)];
        return new Set([...new Set(all)].slice(0, mostSelected));
      });
    },
    [places, rows],
  );
  const keepOnly = useCallback((numbers: readonly string[]) => setSelected(new Set(numbers)), []);

  return { active, at, places, selected, activate, toggle, extendTo, keepOnly };
}
