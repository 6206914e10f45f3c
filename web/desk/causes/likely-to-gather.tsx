import type { causeRoutes } from '@insaf/contract/causes.ts';
import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';
import { LikelyList, useLikely } from './likely-list.tsx';

/** Complaints that seem to be of a cause, gathered under it together once they are chosen. */
export function LikelyToGather({ cause, told }: { cause: string; told: (words: string) => void }) {
  const { data: rows = [] } = useLikely({ cause });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const queries = useQueryClient();
  const picked = rows.filter(({ number }) => chosen.has(number));
  const gathering = useMutation({
    mutationFn: async () => {
      const [first, ...also] = picked.map(({ number, version }) => ({ number, version }));
      const { number, version } = first!;
      await call<typeof causeRoutes.gatherComplaint>('POST', '/complaints/:number/gather', {
        params: { number },
        body: { cause, also, version },
      });
      return picked.length;
    },
    onSuccess: (count) => {
      choose(new Set());
      told(say('desk-causes.likely.done', { count }));
    },
    // Refused, what is shown may be no longer so.
    onSettled: () =>
      Promise.all(
        ['causes', 'likely', 'complaint', 'queue'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="likely">
      <Title order={2} size="h4" id="likely">
        {say('desk-causes.likely.title')}
      </Title>
      <LikelyList title={say('desk-causes.likely.of_it')} {...{ rows, chosen, choose }} />
      <FaultNote fault={gathering.error} />
      <div className="waiting-acts">
        <Button
          disabled={picked.length === 0}
          loading={gathering.isPending}
          onClick={() => gathering.mutate()}
        >
          {say('desk-causes.likely.gather', { count: picked.length })}
        </Button>
      </div>
    </section>
  );
}
