import { useQueryClient } from '@tanstack/react-query';
import { complaintKey } from '../complaint/complaint.ts';

export const waitingKey = ['openings', 'waiting'] as const;

/** Reads anew what a decision changes: the list, and the complaint. */
export function useDecided(number: string) {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: waitingKey }),
      queries.invalidateQueries({ queryKey: complaintKey(number) }),
    ]);
  };
}
