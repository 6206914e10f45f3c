import type { RoleView, roleRoutes } from '@insaf/contract/role-routes.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';

export const rolesKey = ['administration', 'roles'] as const;

/** The roles of this installation, in their order; none until they are there. */
export function useRoles(): readonly RoleView[] {
  const roles = useQuery({
    queryKey: rolesKey,
    queryFn: () => call<typeof roleRoutes.listRoles>('GET', '/roles', {}),
  });
  return roles.data?.roles ?? [];
}
