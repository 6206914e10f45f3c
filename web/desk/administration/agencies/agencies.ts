import type { AgencyEffects, agencyRoutes, ListedAgency } from '@insaf/contract/agencies.ts';
import { call } from '../../api.ts';

export type AgencyPage = Awaited<ReturnType<typeof readAgency>>;

export const agencyKey = (code: string) => ['administration', 'agency', code] as const;
export const treeKey = ['administration', 'tree'] as const;

export const readAgency = (code: string) =>
  call<typeof agencyRoutes.readAgency>('GET', '/agencies/:code', { params: { code } });

export const readHistory = (code: string) =>
  call<typeof agencyRoutes.agencyHistory>('GET', '/agencies/:code/history', { params: { code } });

type Query = { parent?: string; words?: string; kind?: 'cabinet'; after?: string; limit?: number };

export const listAgencies = (query: Query, signal?: AbortSignal) =>
  call<typeof agencyRoutes.listAgencies>('GET', '/agencies', {
    query,
    ...(signal ? { signal } : {}),
  });

/** All agencies directly below one, or the root where none is named. */
export async function childrenOf(parent: string | null): Promise<ListedAgency[]> {
  if (parent === null) return (await listAgencies({ kind: 'cabinet', limit: 1 })).agencies;
  const all: ListedAgency[] = [];
  let after: string | undefined;
  do {
    const page = await listAgencies({ parent, limit: 200, ...(after ? { after } : {}) });
    all.push(...page.agencies);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return all;
}

export const readEffects = (
  code: string,
  change: 'move' | 'merge' | 'close',
  to: string | undefined,
): Promise<AgencyEffects> =>
  call<typeof agencyRoutes.agencyEffects>('GET', '/agencies/:code/effects', {
    params: { code },
    query: { change, to },
  });
