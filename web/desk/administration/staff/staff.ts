import type { StaffPage, staffRoutes } from '@insaf/contract/staff.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api.ts';

export const staffKey = (id: string) => ['administration', 'staff-member', id] as const;

export const readStaffMember = (id: string) =>
  call<typeof staffRoutes.readStaffMember>('GET', '/staff/:id', { params: { id } });

/** Changes a member of staff: the page shows what the server answers, and lists are asked for anew. */
export function useStaffChange<T>(
  id: string,
  change: (given: T) => Promise<StaffPage>,
  done: () => void = () => undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (page) => {
      queries.setQueryData(staffKey(id), page);
      void queries.invalidateQueries({ queryKey: ['administration', 'staff'] });
      void queries.invalidateQueries({ queryKey: ['administration', 'changes', 'staff'] });
      done();
    },
  });
}
