import type { Claim, replyRoutes } from '@insaf/contract/replies.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';

/** A file as a reply offers it. */
export type Offered = { readonly upload: string; readonly documentKind?: string };

/** What the evidence rule says of these files, asked again whenever they or the claim change. */
export function useEvidenceCheck(number: string, claim: Claim, evidence: readonly Offered[]) {
  return useQuery({
    queryKey: ['evidence-check', number, claim, evidence],
    queryFn: async ({ signal }) => {
      const { items } = await call<typeof replyRoutes.checkEvidence>(
        'POST',
        '/complaints/:number/evidence-check',
        { params: { number }, body: { claim, evidence: [...evidence] as never }, signal },
      );
      return items;
    },
    enabled: claim !== 'planned',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
