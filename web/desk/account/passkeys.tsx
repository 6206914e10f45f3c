import type { AccountSecurity, accountRoutes } from '@insaf/contract/account.ts';
import { Button, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Confirm } from '../administration/confirm.tsx';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { hasPasskeys } from '../session/passkey.ts';
import { say } from '../words.ts';
import { useAccountChange } from './account.ts';
import { NewPasskey } from './new-passkey.tsx';

type Key = AccountSecurity['passkeys'][number];

/** Passkeys: made, named, removed. */
export function Passkeys({ account }: { account: AccountSecurity }) {
  const [adding, setAdding] = useState(false);
  return (
    <section className="card" aria-labelledby="passkeys">
      <Title order={2} size="h4" id="passkeys">
        {say('desk-account.passkeys.title')}
      </Title>
      <p className="card-quiet">{say('desk-account.passkeys.text')}</p>
      {account.passkeys.length === 0 ? (
        <p className="card-quiet">{say('desk-account.passkeys.none')}</p>
      ) : (
        <ul className="account-list">
          {account.passkeys.map((key) => (
            <Passkey key={key.id} passkey={key} />
          ))}
        </ul>
      )}
      {adding ? <NewPasskey done={() => setAdding(false)} cancel={() => setAdding(false)} /> : null}
      {adding || !hasPasskeys ? null : (
        <Button variant="default" onClick={() => setAdding(true)}>
          {say('desk-account.passkeys.add')}
        </Button>
      )}
    </section>
  );
}

function Passkey({ passkey }: { passkey: Key }) {
  const [name, setName] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const params = { id: passkey.id };
  const renamed = useAccountChange(
    (given: string) =>
      call<typeof accountRoutes.renamePasskey>('PATCH', '/me/passkeys/:id', {
        params,
        body: { name: given },
      }),
    () => setName(null),
  );
  const removed = useAccountChange(
    () => call<typeof accountRoutes.removePasskey>('DELETE', '/me/passkeys/:id', { params }),
    () => setRemoving(false),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== null) renamed.mutate(name);
  };
  if (name !== null) {
    return (
      <li>
        <form onSubmit={submit} className="account-rename">
          <TextInput
            label={say('desk-account.passkeys.name')}
            required
            withAsterisk={false}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FaultNote fault={renamed.error} />
          <div className="card-acts">
            <Button type="submit" loading={renamed.isPending}>
              {say('desk-account.passkeys.save')}
            </Button>
            <Button variant="default" onClick={() => setName(null)}>
              {say('desk.back')}
            </Button>
          </div>
        </form>
      </li>
    );
  }
  return (
    <li>
      <span className="account-line">
        <strong dir="auto">{passkey.name}</strong>
        <span className="card-quiet">
          {say('desk-account.passkeys.made')} <When at={passkey.madeAt} />
          {' · '}
          {passkey.usedAt === null ? (
            say('desk-account.passkeys.unused')
          ) : (
            <>
              {say('desk-account.passkeys.used')} <When at={passkey.usedAt} />
            </>
          )}
        </span>
      </span>
      <span className="card-acts">
        <Button
          variant="default"
          aria-label={say('desk-account.passkeys.rename_one', { name: passkey.name })}
          onClick={() => setName(passkey.name)}
        >
          {say('desk-account.passkeys.rename')}
        </Button>
        <Button
          variant="default"
          c="clay"
          aria-label={say('desk-account.passkeys.remove_one', { name: passkey.name })}
          onClick={() => setRemoving(true)}
        >
          {say('desk-account.passkeys.remove')}
        </Button>
      </span>
      {removing ? (
        <Confirm
          title={say('desk-account.passkeys.remove')}
          text={say('desk-account.passkeys.remove_text', { name: passkey.name })}
          act={say('desk-account.passkeys.remove')}
          grave
          doing={removed}
          close={() => setRemoving(false)}
        />
      ) : null}
    </li>
  );
}
