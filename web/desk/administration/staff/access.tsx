import type { StaffPage, staffRoutes } from '@insaf/contract/staff.ts';
import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { When } from '../../parts/when.tsx';
import { locale, say } from '../../words.ts';
import { Confirm } from '../confirm.tsx';
import { OneUseLink } from './one-use-link.tsx';
import { staffKey, useStaffChange } from './staff.ts';

type Asking = 'link' | 'sessions' | 'second_factors' | null;

/** How somebody signs in, and what whoever administers them does about it. */
export function Access({ person }: { person: StaffPage }) {
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const params = { id: person.id };
  const queries = useQueryClient();
  const linking = useMutation({
    mutationFn: () =>
      call<typeof staffRoutes.makeLink>('POST', '/staff/:id/link', { params, body: {} }),
    onSuccess: () => {
      close();
      void queries.invalidateQueries({ queryKey: staffKey(person.id) });
      void queries.invalidateQueries({ queryKey: ['administration', 'changes', 'staff'] });
    },
  });
  const ending = useStaffChange(
    person.id,
    () => call<typeof staffRoutes.endSessionsOf>('DELETE', '/staff/:id/sessions', { params }),
    close,
  );
  const removing = useStaffChange(
    person.id,
    () =>
      call<typeof staffRoutes.removeSecondFactors>('DELETE', '/staff/:id/second-factors', {
        params,
      }),
    close,
  );
  const { access, name } = person;
  if (access === null) return null;
  const numbers = new Intl.NumberFormat(locale);
  const way = access.password ? 'reset' : 'invite';
  const hasSecond = access.authenticator || access.passkeys > 0;
  return (
    <section className="card" aria-labelledby="access">
      <Title order={2} size="h4" id="access">
        {say('desk-staff.access.title')}
      </Title>
      <dl className="card-facts">
        <dt>{say('desk-staff.access.password')}</dt>
        <dd>{say(`desk-staff.access.${access.password ? 'has' : 'has_not'}`)}</dd>
        <dt>{say('desk-staff.access.app')}</dt>
        <dd>{say(`desk-staff.access.${access.authenticator ? 'on' : 'off'}`)}</dd>
        <dt>{say('desk-staff.access.passkeys')}</dt>
        <dd>{numbers.format(access.passkeys)}</dd>
        <dt>{say('desk-staff.access.sessions')}</dt>
        <dd>{numbers.format(access.sessions)}</dd>
      </dl>
      {access.link === null ? null : (
        <p className="card-quiet">
          {say('desk-staff.access.pending')} <When at={access.link.expiresAt} />
        </p>
      )}
      {linking.data === undefined ? null : <OneUseLink link={linking.data} name={name} />}
      {person.active ? (
        <div className="dialog-acts">
          <Button variant="default" onClick={() => setAsking('link')}>
            {say(`desk-staff.access.${way}`)}
          </Button>
          {access.sessions === 0 ? null : (
            <Button variant="default" onClick={() => setAsking('sessions')}>
              {say('desk-staff.access.end_sessions')}
            </Button>
          )}
          {hasSecond ? (
            <Button variant="default" c="clay" onClick={() => setAsking('second_factors')}>
              {say('desk-staff.access.remove')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asking === 'link' ? (
        <Confirm
          title={say(`desk-staff.access.${way}`)}
          text={say(`desk-staff.access.${way}_text`, { name })}
          act={say('desk-staff.access.send')}
          grave={access.password}
          doing={{ ...linking, mutate: () => linking.mutate() }}
          close={close}
        />
      ) : null}
      {asking === 'sessions' ? (
        <Confirm
          title={say('desk-staff.access.end_sessions')}
          text={say('desk-staff.access.end_sessions_text', { name })}
          act={say('desk-staff.access.end_sessions')}
          grave
          doing={ending}
          close={close}
        />
      ) : null}
      {asking === 'second_factors' ? (
        <Confirm
          title={say('desk-staff.access.remove')}
          text={say('desk-staff.access.remove_text', { name })}
          act={say('desk-staff.access.remove')}
          grave
          doing={removing}
          close={close}
        />
      ) : null}
    </section>
  );
}
