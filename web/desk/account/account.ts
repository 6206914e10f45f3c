import type { AccountSecurity, accountRoutes } from '@insaf/contract/account.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';

const accountKey = ['account'] as const;

/** Second factors and sessions of the one signed in. */
export function useAccount() {
  return useQuery({
    queryKey: accountKey,
    queryFn: () => call<typeof accountRoutes.readAccount>('GET', '/me/account', {}),
  });
}

/** Changes something of one's account; what the server answers is shown, or asked for anew. */
export function useAccountChange<T>(
  change: (given: T) => Promise<unknown>,
  done: () => void = () => undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      if (isAccount(answer)) queries.setQueryData(accountKey, answer);
      else await queries.invalidateQueries({ queryKey: accountKey });
      done();
    },
  });
}

function isAccount(answer: unknown): answer is AccountSecurity {
  return typeof answer === 'object' && answer !== null && 'sessions' in answer;
}
