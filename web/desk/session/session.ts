import type { SignInStep, signInRoutes } from '@insaf/contract/sign-in.ts';
import type { staffRoutes } from '@insaf/contract/staff.ts';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiFault, call, changesAnswered } from '../api.ts';
import { forgetKept } from './kept.ts';
import { proven } from './proof.ts';

const key = ['me'] as const;

export type Me = Awaited<ReturnType<typeof readMe>>;

/** Who is signed in; what is still to be shown before that; null when nobody is. */
type Session = Me | Exclude<SignInStep, 'none'> | null;

const readMe = () => call<typeof staffRoutes.whoAmI>('GET', '/me', {});

/** Who proves themselves is given another session, and the live line says that the one before ended sooner. */
async function readMeNow(): Promise<Me> {
  try {
    return await readMe();
  } catch (fault) {
    if (!(fault instanceof ApiFault) || fault.code !== 'not_signed_in') throw fault;
    await changesAnswered();
    return readMe();
  }
}

async function readSession(queries: QueryClient): Promise<Session> {
  try {
    const me = await readMeNow();
    forgetKept(me.id);
    return me;
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    if (fault.code === 'second_factor_needed') return fault.params.next as 'set_up';
    if (fault.code !== 'not_signed_in') throw fault;
    const before = queries.getQueryData<Session>(key);
    // What somebody has open stays as it is while they sign in once more.
    const wasIn = before !== null && typeof before === 'object';
    if (!wasIn || !(await proven('ended'))) return null;
    const now = await readSession(queries);
    // Somebody else came in by a passkey of theirs: nothing of the one before is shown to them.
    if (now !== null && typeof now === 'object' && now.id !== before?.id) leaveNothing(queries);
    return now;
  }
}

export function useSession() {
  const queries = useQueryClient();
  return useQuery({
    queryKey: key,
    queryFn: () => readSession(queries),
    staleTime: 5 * 60_000,
  });
}

/** The one signed in, within the frame, where somebody always is. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data || typeof data === 'string') throw new Error('nobody is signed in');
  return data;
}

/** Whether the one signed in may do a thing anywhere; whether here is the server's to say. */
export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

/** Asks anew who is signed in, after a step of signing in. */
export function useSessionChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: key });
}

/** Ends the session and leaves nothing of it in the page. */
export function useSignOut() {
  const queries = useQueryClient();
  return async () => {
    await call<typeof signInRoutes.signOut>('POST', '/sign-out', { body: {} }).catch((fault) => {
      // A session that has ended already is what was asked for.
      if (!(fault instanceof ApiFault) || fault.status !== 401) throw fault;
    });
    forgetKept(null);
    leaveNothing(queries);
  };
}

/** Opens the desk anew, so that nothing of before is in the page. */
function leaveNothing(queries: QueryClient): void {
  queries.clear();
  location.assign('/desk');
}
