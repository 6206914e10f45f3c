import type { accountRoutes } from '@insaf/contract/account.ts';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { faultWords } from '../parts/states.tsx';
import { makePasskey, NoPasskey } from '../session/passkey.ts';
import { say } from '../words.ts';
import { useAccountChange } from './account.ts';
import './account.css';

/** A name, and then the browser asks for the finger, the face or the key. */
export function NewPasskey({ done, cancel }: { done: () => void; cancel: () => void }) {
  const [name, setName] = useState('');
  const adding = useAccountChange(
    async () =>
      call<typeof accountRoutes.addPasskey>('POST', '/me/passkeys', {
        body: { name, answer: await makePasskey() },
      }),
    done,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {adding.isError ? (
          <Alert color="clay" role="alert">
            {adding.error instanceof NoPasskey
              ? say('desk-account.passkeys.failed')
              : faultWords(adding.error)}
          </Alert>
        ) : null}
        <TextInput
          label={say('desk-account.passkeys.name')}
          description={say('desk-account.passkeys.name_hint')}
          required
          withAsterisk={false}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="card-acts">
          <Button type="submit" loading={adding.isPending}>
            {say('desk-account.passkeys.make')}
          </Button>
          <Button variant="default" onClick={cancel}>
            {say('desk.back')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
