import type { staffRoutes } from '@insaf/contract/staff.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiFault, call } from '../api.ts';
import { forgetKept } from './kept.ts';

const key = ['me'] as const;

export type Me = Awaited<ReturnType<typeof readMe>>;

const readMe = () => call<typeof staffRoutes.whoAmI>('GET', '/me', {});

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      try {
        return await readMe();
      } catch (fault) {
        if (fault instanceof ApiFault && fault.code === 'not_signed_in') return null;
        throw fault;
      }
    },
    staleTime: 5 * 60_000,
  });
}

/** The one signed in, within the frame, where somebody always is. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('nobody is signed in');
  return data;
}

/** Whether the one signed in may do a thing anywhere; whether here is the server's to say. */
export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

export function useSignIn() {
  const queries = useQueryClient();
  return async (email: string, password: string) => {
    await call<typeof staffRoutes.signIn>('POST', '/sign-in', { body: { email, password } });
    await queries.invalidateQueries({ queryKey: key });
  };
}

/** Ends the session and leaves nothing of it in the page. */
export function useSignOut() {
  const queries = useQueryClient();
  return async () => {
    await call<typeof staffRoutes.signOut>('POST', '/sign-out', { body: {} });
    queries.clear();
    forgetKept(null);
    location.assign('/desk');
  };
}
