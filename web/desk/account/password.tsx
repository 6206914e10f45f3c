import type { AccountSecurity, accountRoutes } from '@insaf/contract/account.ts';
import { Button, PasswordInput, Stack, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiFault, call } from '../api.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import { useAccountChange } from './account.ts';
import { NewPasswordField } from './new-password-field.tsx';

const nothing = { current: '', password: '' };

/** Another password of one's own. */
export function Password({ account }: { account: AccountSecurity }) {
  const [opened, setOpened] = useState(false);
  const [given, setGiven] = useState(nothing);
  const changing = useAccountChange(
    () => call<typeof accountRoutes.changePassword>('POST', '/me/password', { body: given }),
    () => {
      setOpened(false);
      setGiven(nothing);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate(undefined);
  };
  const { error } = changing;
  const atCurrent = error instanceof ApiFault && error.field === 'current';
  return (
    <section className="card" aria-labelledby="password">
      <Title order={2} size="h4" id="password">
        {say('desk-account.password.title')}
      </Title>
      <p className="card-quiet">
        {say(account.password ? 'desk-account.password.text' : 'desk-account.password.none')}
      </p>
      <p role="status" className="card-done">
        {changing.isSuccess && !opened ? say('desk-account.password.changed') : ''}
      </p>
      {account.password && !opened ? (
        <Button variant="default" onClick={() => setOpened(true)}>
          {say('desk-account.password.change')}
        </Button>
      ) : null}
      {opened ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <input type="hidden" autoComplete="username" value={account.email} readOnly />
            <PasswordInput
              label={say('desk-account.password.current')}
              dir="ltr"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={given.current}
              error={atCurrent ? faultWords(error) : null}
              onChange={({ currentTarget }) => setGiven({ ...given, current: currentTarget.value })}
              visibilityToggleButtonProps={{ 'aria-label': say('desk.sign_in.show_password') }}
            />
            <NewPasswordField
              value={given.password}
              fault={error}
              onChange={(password) => setGiven({ ...given, password })}
            />
            <div className="card-acts">
              <Button type="submit" loading={changing.isPending}>
                {say('desk-account.password.save')}
              </Button>
              <Button variant="default" onClick={() => setOpened(false)}>
                {say('desk.back')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : null}
    </section>
  );
}
