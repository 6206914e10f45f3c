import type { signInRoutes } from '@insaf/contract/sign-in.ts';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';
import { SignInCard } from './sign-in-card.tsx';

/** Who forgot their password has a link sent; whether there is such an account is told to nobody. */
export function Forgotten({ typed, back }: { typed: string; back: () => void }) {
  const [email, setEmail] = useState(typed);
  const asking = useMutation({
    mutationFn: () =>
      call<typeof signInRoutes.forgetPassword>('POST', '/sign-in/forgotten', {
        body: { email: email.trim() },
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <SignInCard
      title={say('desk-account.forgotten.title')}
      text={say('desk-account.forgotten.text')}
    >
      {asking.isSuccess ? (
        <Alert color="nile" role="status">
          {say('desk-account.forgotten.sent')}
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <FaultNote fault={asking.error} />
            <TextInput
              label={say('desk.sign_in.email')}
              type="email"
              dir="ltr"
              autoComplete="username"
              data-autofocus
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={asking.isPending}>
              {say('desk-account.forgotten.send')}
            </Button>
          </Stack>
        </form>
      )}
      <Button variant="subtle" onClick={back}>
        {say('desk-account.forgotten.back')}
      </Button>
    </SignInCard>
  );
}
