import type { PartnerKey, partnerRoutes } from '@insaf/contract/partners.ts';
import { Button, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { isSaidAt } from '../../complaint/acts/field-fault.ts';
import { Failed, FaultNote, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { locale, named, say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { Confirm } from '../confirm.tsx';
import { AdministrationPage } from '../sections.tsx';
import { KeyFields } from './key-fields.tsx';
import { keyKey, readKey, useKeyChange } from './keys.ts';
import { RenewKey } from './renew-key.tsx';

const list = new Intl.ListFormat(locale, { type: 'unit' });

/** One key: what it may do, until when, when it was used last, and what was changed. */
export default function KeyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useQuery({ queryKey: keyKey(id), queryFn: () => readKey(id) });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  const key = found.data;
  return (
    <AdministrationPage
      title={key.name}
      above={
        <Link className="admin-back" to={'/administration/keys' as never}>
          {say('desk-keys.title')}
        </Link>
      }
    >
      <div className="card-columns">
        <div className="card-stack">
          <Facts of={key} />
          {key.state === 'revoked' ? null : <Edit key={id} of={key} />}
        </div>
        <Changes kind="partner_key" subject={id} />
      </div>
    </AdministrationPage>
  );
}

function Facts({ of: key }: { of: PartnerKey }) {
  const times = [
    ['made', key.madeAt],
    ['renewed', key.renewedAt === key.madeAt ? null : key.renewedAt],
    ['old_until', key.oldUntil],
    ['expires', key.expiresAt],
    ['revoked', key.revokedAt],
    ['used_last', key.usedAt],
  ] as const;
  return (
    <section className="card" aria-labelledby="facts">
      <Title order={2} size="h4" id="facts">
        <bdi dir="ltr">{key.prefix}…</bdi>{' '}
        {key.state === 'works' ? null : (
          <span className="badge badge-quiet">{say(`desk-keys.state.${key.state}`)}</span>
        )}
      </Title>
      <dl className="card-facts">
        <dt>{say('desk-keys.agency')}</dt>
        <dd>
          {named(key.agency.name)}{' '}
          <span className="card-quiet">{say(`desk-staff.reach.${key.reach}`)}</span>
        </dd>
        <dt>{say('desk-keys.permissions')}</dt>
        <dd>{list.format(key.permissions.map((name) => say(`desk-rights.permission.${name}`)))}</dd>
        {key.madeBy === null ? null : (
          <>
            <dt>{say('desk-keys.made_by')}</dt>
            <dd>
              <bdi>{key.madeBy}</bdi>
            </dd>
          </>
        )}
        {times.flatMap(([name, at]) =>
          at === null
            ? []
            : [
                <dt key={name}>{say(`desk-keys.${name}`)}</dt>,
                <dd key={`${name} at`}>
                  <When at={at} />
                </dd>,
              ],
        )}
      </dl>
    </section>
  );
}

function Edit({ of: key }: { of: PartnerKey }) {
  const [given, setGiven] = useState({ name: key.name, perMinute: key.perMinute });
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const params = { id: key.id };
  const saving = useKeyChange(key.id, () =>
    call<typeof partnerRoutes.editKey>('PATCH', '/partner-keys/:id', { params, body: given }),
  );
  const revoking = useKeyChange(
    key.id,
    () =>
      call<typeof partnerRoutes.revokeKey>('POST', '/partner-keys/:id/revoke', {
        params,
        body: {},
      }),
    () => setAsking(null),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <section className="card" aria-labelledby="edit">
      <Title order={2} size="h4" id="edit">
        {say('desk-keys.change')}
      </Title>
      <form onSubmit={submit}>
        <Stack>
          <KeyFields
            value={given}
            fault={saving.error}
            onChange={(change) => setGiven({ ...given, ...change })}
          />
          {isSaidAt(saving.error, ['name', 'perMinute']) ? null : (
            <FaultNote fault={saving.error} />
          )}
          <div className="card-acts">
            <Button type="submit" loading={saving.isPending}>
              {say('desk-administration.save')}
            </Button>
            <p className="card-done" role="status">
              {saving.isSuccess ? say('desk-administration.saved') : ''}
            </p>
          </div>
        </Stack>
      </form>
      <div className="card-acts">
        <Button variant="default" onClick={() => setAsking('renew')}>
          {say('desk-keys.renew')}
        </Button>
        <Button variant="subtle" c="clay" onClick={() => setAsking('revoke')}>
          {say('desk-keys.revoke')}
        </Button>
      </div>
      {asking === 'renew' ? <RenewKey of={key} close={() => setAsking(null)} /> : null}
      {asking === 'revoke' ? (
        <Confirm
          title={say('desk-keys.revoke')}
          text={say('desk-keys.revoke_text', { name: key.name })}
          act={say('desk-keys.revoke')}
          grave
          doing={revoking}
          close={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}
