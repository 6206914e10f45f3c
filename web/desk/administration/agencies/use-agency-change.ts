import type { Agency } from '@insaf/contract/agencies.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Changes an agency; whatever shows the tree then asks for it anew. */
export function useAgencyChange<T>(
  change: (given: T) => Promise<Agency>,
  done: (agency: Agency) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (agency) => {
      await queries.invalidateQueries({ queryKey: ['administration'] });
      done(agency);
    },
  });
}
