import type { digestRoutes, OwnDigest } from '@insaf/contract/digests.ts';
import { Switch, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { locale, say } from '../words.ts';

const digestKey = ['digest'] as const;
const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const days = new Intl.DateTimeFormat(locale, form);

/** The mail of each working morning: whether it is sent, and what became of the last. */
export function Digest() {
  const queries = useQueryClient();
  const digest = useQuery({
    queryKey: digestKey,
    queryFn: () => call<typeof digestRoutes.readDigest>('GET', '/me/digest', {}),
  });
  const changing = useMutation({
    mutationFn: (on: boolean) =>
      call<typeof digestRoutes.changeDigest>('PUT', '/me/digest', { body: { on } }),
    onSuccess: (changed) => queries.setQueryData(digestKey, changed),
  });
  const shown = digest.data;
  return (
    <section className="card" aria-labelledby="digest">
      <Title order={2} size="h4" id="digest">
        {say('desk-account.digest.title')}
      </Title>
      <p className="card-quiet">{say('desk-account.digest.text')}</p>
      <FaultNote fault={digest.error ?? changing.error} />
      {shown === undefined ? null : (
        <>
          {shown.has ? null : <p className="card-note">{say('desk-account.digest.none')}</p>}
          <Switch
            className="digest-switch"
            label={say('desk-account.digest.switch')}
            checked={changing.isPending ? changing.variables : shown.on}
            disabled={changing.isPending}
            onChange={(event) => changing.mutate(event.currentTarget.checked)}
          />
          <Told digest={shown} />
        </>
      )}
    </section>
  );
}

function Told({ digest: { address, stoppedAt, stoppedBy, last } }: { digest: OwnDigest }) {
  return (
    <>
      {stoppedAt === null || stoppedBy === null ? (
        <p className="card-quiet">
          {say('desk-account.digest.to')} <bdi>{address}</bdi>
        </p>
      ) : (
        <p className="card-quiet" role="status">
          {say(`desk-account.digest.stopped.${stoppedBy}`)} <When at={stoppedAt} />
        </p>
      )}
      {last === null ? null : (
        <p className="card-quiet">
          {say('desk-account.digest.last.label', { day: days.format(Date.parse(last.day)) })}{' '}
          {say(`desk-account.digest.last.${last.state}`)}
        </p>
      )}
    </>
  );
}
