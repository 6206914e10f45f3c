import type { AccountSecurity, accountRoutes } from '@insaf/contract/account.ts';
import { Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm } from '../administration/confirm.tsx';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { forgetKept } from '../session/kept.ts';
import { say } from '../words.ts';
import { useAccountChange } from './account.ts';
import { deviceName } from './device-name.ts';

/** The devices on which one is signed in, and a way out of each. */
export function Sessions({ account }: { account: AccountSecurity }) {
  const [leaving, setLeaving] = useState(false);
  const ending = useAccountChange((id: string) =>
    call<typeof accountRoutes.endSession>('DELETE', '/me/sessions/:id', { params: { id } }),
  );
  const everywhere = useMutation({
    mutationFn: () => call<typeof accountRoutes.signOutEverywhere>('DELETE', '/me/sessions', {}),
    onSuccess: () => {
      forgetKept(null);
      location.assign('/desk');
    },
  });
  return (
    <section className="card" aria-labelledby="sessions">
      <Title order={2} size="h4" id="sessions">
        {say('desk-account.sessions.title')}
      </Title>
      <p className="card-quiet">{say('desk-account.sessions.text')}</p>
      <FaultNote fault={ending.error} />
      <ul className="account-list">
        {account.sessions.map((session) => (
          <li key={session.id}>
            <span className="account-line">
              <strong>
                {deviceName(session.device)}{' '}
                {session.current ? (
                  <span className="badge badge-quiet">{say('desk-account.sessions.this')}</span>
                ) : null}
              </strong>
              <span className="card-quiet">
                {say('desk-account.sessions.since')} <When at={session.signedInAt} />{' '}
                {say(`desk-account.sessions.way.${session.way}`)} · <bdi>{session.address}</bdi>
              </span>
              <span className="card-quiet">
                {say('desk-account.sessions.used')} <When at={session.usedAt} />
              </span>
            </span>
            {session.current ? null : (
              <Button
                variant="default"
                c="clay"
                aria-label={say('desk-account.sessions.end_one', {
                  device: deviceName(session.device),
                })}
                loading={ending.isPending && ending.variables === session.id}
                onClick={() => ending.mutate(session.id)}
              >
                {say('desk-account.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="default" c="clay" onClick={() => setLeaving(true)}>
        {say('desk-account.sessions.everywhere')}
      </Button>
      {leaving ? (
        <Confirm
          title={say('desk-account.sessions.everywhere')}
          text={say('desk-account.sessions.everywhere_text')}
          act={say('desk-account.sessions.everywhere')}
          grave
          doing={{ ...everywhere, mutate: () => everywhere.mutate() }}
          close={() => setLeaving(false)}
        />
      ) : null}
    </section>
  );
}
