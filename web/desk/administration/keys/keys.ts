import type { KeyPermission, PartnerKey, partnerRoutes } from '@insaf/contract/partners.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { changesKey } from '../changes.tsx';

const permissions: Record<KeyPermission, true> = {
  registerFor: true,
  readComplaints: true,
  readFigures: true,
  askComplainant: true,
  supply: true,
  refer: true,
  handBack: true,
  accept: true,
  promise: true,
  answer: true,
};
/** What a key can be given, in the order of the work; equal to the contract's list by its type. */
export const keyPermissionNames = Object.keys(permissions) as KeyPermission[];

/** How long the one before lives on, in hours. */
export const overlaps = [0, 24, 168, 720] as const;

export const keyKey = (id: string) => ['administration', 'partner-key', id] as const;

export const readKey = (id: string) =>
  call<typeof partnerRoutes.readPartnerKey>('GET', '/partner-keys/:id', { params: { id } });

/** Changes a key: its page shows what the server answers, and lists are asked for anew. */
export function useKeyChange<Given, Answer extends PartnerKey>(
  id: string,
  change: (given: Given) => Promise<Answer>,
  done: () => void = () => undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    // A key itself is shown by who asked for it, and kept nowhere.
    gcTime: 0,
    onSuccess: (answer) => {
      const { key: _, ...page } = answer as PartnerKey & { key?: string };
      queries.setQueryData(keyKey(id), page);
      void queries.invalidateQueries({ queryKey: ['administration', 'partner-keys'] });
      void queries.invalidateQueries({ queryKey: changesKey('partner_key', id) });
      done();
    },
  });
}
