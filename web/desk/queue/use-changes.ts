/**
 * What changed since the list was shown. It is told, and the list stays: its rows are marked, and the reader
 * asks for the new list when it suits them.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMoves } from '../live/use-live.ts';
import type { Row } from './queue-data.ts';

export type Changes = {
  /** Of the rows shown, those that moved on. */
  readonly numbers: ReadonlySet<string>;
  /** Something that is not shown moved, and may belong here by now; or more moved than is known. */
  readonly unsure: boolean;
  readonly forget: () => void;
};

export function useChanges(rows: readonly Row[], places: ReadonlyMap<string, number>): Changes {
  const queries = useQueryClient();
  const { moves, missed, forget } = useMoves();
  const numbers = useMemo(() => {
    const newer = rows.filter(({ number, version }) => {
      // What the reader did in the complaint itself, before they came back, is known from there.
      const opened = queries.getQueryData<{ version?: number }>(['complaint', number])?.version;
      return Math.max(moves.get(number)?.version ?? 0, opened ?? 0) > version;
    });
    return new Set(newer.map(({ number }) => number));
  }, [rows, moves, queries]);
  const unsure = missed || [...moves.keys()].some((number) => !places.has(number));
  return { numbers, unsure, forget };
}
