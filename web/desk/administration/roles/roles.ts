import type { RoleView, roleRoutes } from '@insaf/contract/role-routes.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';

export const rolesQuery = queryOptions({
  queryKey: ['administration', 'roles'],
  queryFn: () => call<typeof roleRoutes.listRoles>('GET', '/roles', {}),
});

/** The roles of this installation, in their order; none until they are there. */
export function useRoles(): readonly RoleView[] {
  return useQuery(rolesQuery).data?.roles ?? [];
}
