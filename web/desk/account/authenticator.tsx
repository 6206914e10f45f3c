import type { AccountSecurity, accountRoutes } from '@insaf/contract/account.ts';
import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '../administration/confirm.tsx';
import { call } from '../api.ts';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';
import { useAccountChange } from './account.ts';
import { AuthenticatorSetUp } from './authenticator-set-up.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The authenticator app: set up, its recovery codes, taken away. */
export function Authenticator({ account }: { account: AccountSecurity }) {
  const [asking, setAsking] = useState<'set_up' | 'remove' | 'codes' | null>(null);
  const close = () => setAsking(null);
  const settingUp = useAccountChange(() => Promise.resolve(null), close);
  const removing = useAccountChange(
    () => call<typeof accountRoutes.removeAuthenticator>('DELETE', '/me/authenticator', {}),
    close,
  );
  const making = useAccountChange(
    () => call<typeof accountRoutes.makeRecoveryCodes>('POST', '/me/recovery-codes', { body: {} }),
    close,
  );
  const { authenticator } = account;
  const codes = making.data as { recoveryCodes: string[] } | undefined;
  return (
    <section className="card" aria-labelledby="app">
      <Title order={2} size="h4" id="app">
        {say('desk-account.app.title')}
      </Title>
      {authenticator === null ? (
        <p className="card-quiet">{say('desk-account.app.off')}</p>
      ) : (
        <p className="card-quiet">
          {say('desk-account.app.on')} <When at={authenticator.since} />
          {' · '}
          {say('desk-account.recovery.left', { count: authenticator.recoveryCodesLeft })}
        </p>
      )}
      {codes === undefined ? null : (
        <RecoveryCodes codes={codes.recoveryCodes} done={() => making.reset()} />
      )}
      {asking === 'set_up' ? (
        <AuthenticatorSetUp done={() => settingUp.mutate(undefined)} cancel={close} />
      ) : null}
      {authenticator === null && asking !== 'set_up' ? (
        <Button onClick={() => setAsking('set_up')}>{say('desk-account.app.set_up')}</Button>
      ) : null}
      {authenticator === null ? null : (
        <div className="card-acts">
          <Button variant="default" onClick={() => setAsking('codes')}>
            {say('desk-account.recovery.new')}
          </Button>
          <Button variant="subtle" c="clay" onClick={() => setAsking('remove')}>
            {say('desk-account.app.remove')}
          </Button>
        </div>
      )}
      {asking === 'remove' ? (
        <Confirm
          title={say('desk-account.app.title')}
          text={say('desk-account.app.remove_text')}
          act={say('desk-account.app.remove')}
          grave
          doing={removing}
          close={close}
        />
      ) : null}
      {asking === 'codes' ? (
        <Confirm
          title={say('desk-account.recovery.title')}
          text={say('desk-account.recovery.new_text')}
          act={say('desk-account.recovery.make')}
          doing={making}
          close={close}
        />
      ) : null}
    </section>
  );
}
