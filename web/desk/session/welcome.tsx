import type { LinkPurpose, signInRoutes } from '@insaf/contract/sign-in.ts';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { NewPasswordField } from '../account/new-password-field.tsx';
import { ApiFault, call } from '../api.ts';
import { Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import { SignInCard } from './sign-in-card.tsx';
import { signInFault } from './sign-in-steps.tsx';

/** Where a one-use link leads: the person chooses a password, and is in. */
export default function Welcome() {
  // Behind the `#`, so that no server and no log has seen it.
  const [link] = useState(() => location.hash.slice(1));
  const read = useQuery({
    queryKey: ['link', link],
    queryFn: () =>
      call<typeof signInRoutes.readLink>('POST', '/sign-in/link/read', { body: { link } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (read.isPending) return <Loading />;
  if (read.isError) {
    const incomplete = read.error instanceof ApiFault && read.error.code === 'invalid_input';
    return (
      <SignInCard title={say('desk.sign_in.title')}>
        <Alert color="clay" role="alert">
          {incomplete ? say('desk-account.welcome.no_link') : signInFault(read.error)}
        </Alert>
        <a href="/desk">{say('desk.sign_in.title')}</a>
      </SignInCard>
    );
  }
  return <ChoosePassword link={link} {...read.data} />;
}

function ChoosePassword({
  link,
  name,
  email,
  purpose,
}: {
  link: string;
  name: string;
  email: string;
  purpose: LinkPurpose;
}) {
  const [password, setPassword] = useState('');
  const choosing = useMutation({
    mutationFn: async () => {
      await call<typeof signInRoutes.choosePassword>('POST', '/sign-in/link', {
        body: { link, password },
      });
      await call<typeof signInRoutes.signIn>('POST', '/sign-in', { body: { email, password } });
    },
    onSuccess: () => location.assign('/desk'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choosing.mutate();
  };
  return (
    <SignInCard
      title={say(`desk-account.welcome.${purpose}`, { name })}
      text={say(`desk-account.welcome.${purpose}_text`, { name })}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={say('desk-account.welcome.account')}
            dir="ltr"
            autoComplete="username"
            readOnly
            value={email}
          />
          <NewPasswordField value={password} fault={choosing.error} onChange={setPassword} />
          <Button type="submit" size="md" loading={choosing.isPending}>
            {say('desk-account.welcome.save')}
          </Button>
        </Stack>
      </form>
    </SignInCard>
  );
}
