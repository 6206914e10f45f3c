import type { accountRoutes } from '@insaf/contract/account.ts';
import type { signInRoutes } from '@insaf/contract/sign-in.ts';
import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconBuildingBank, IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import { answerWithPasskey, hasPasskeys, NoPasskey } from './passkey.ts';

/** Why a way to sign in did not work, in words. */
export const signInFault = (fault: unknown): string =>
  fault instanceof NoPasskey ? say('desk-account.sign_in.no_passkey') : faultWords(fault);

type Done = (next: 'none' | 'second_factor' | 'set_up') => unknown;

/** E-mail and password, a passkey, or the directory; `email` where it must be one person's. */
export function FirstStep({ email, done }: { email?: string; done: Done }) {
  const [typed, setTyped] = useState(email ?? '');
  const [password, setPassword] = useState('');
  const ways = useQuery({
    queryKey: ['sign-in', 'ways'],
    queryFn: () => call<typeof signInRoutes.signInWays>('GET', '/sign-in/ways', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const signing = useMutation({
    mutationFn: () =>
      call<typeof signInRoutes.signIn>('POST', '/sign-in', {
        body: { email: typed.trim(), password },
      }),
    onSuccess: ({ next }) => done(next),
  });
  const withKey = useMutation({
    mutationFn: async () =>
      call<typeof signInRoutes.signInWithPasskey>('POST', '/sign-in/passkey', {
        body: { answer: await answerWithPasskey() },
      }),
    onSuccess: ({ next }) => done(next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withKey.reset();
    signing.mutate();
  };
  const fault = signing.error ?? withKey.error;
  const directory = ways.data?.directory ?? null;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {fault === null ? null : (
          <Alert color="clay" role="alert">
            {signInFault(fault)}
          </Alert>
        )}
        <TextInput
          label={say('desk.sign_in.email')}
          type="email"
          dir="ltr"
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={email !== undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <PasswordInput
          label={say('desk.sign_in.password')}
          dir="ltr"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': say('desk.sign_in.show_password') }}
        />
        <Button type="submit" size="md" loading={signing.isPending}>
          {say('desk.sign_in.submit')}
        </Button>
        {hasPasskeys || directory !== null ? (
          <Divider label={say('desk-account.sign_in.or')} labelPosition="center" />
        ) : null}
        {hasPasskeys ? (
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={20} aria-hidden />}
            loading={withKey.isPending}
            onClick={() => {
              signing.reset();
              withKey.mutate();
            }}
          >
            {say('desk-account.sign_in.passkey')}
          </Button>
        ) : null}
        {directory === null ? null : (
          <Button
            variant="default"
            size="md"
            onClick={() => location.assign('/api/v1/sign-in/directory')}
            leftSection={<IconBuildingBank size={20} aria-hidden />}
          >
            {say('desk-account.sign_in.directory', { name: directory })}
          </Button>
        )}
      </Stack>
    </form>
  );
}

/** A code of the app or a recovery code; or a passkey, for who has one. */
export function SecondStep({ done }: { done: Done }) {
  const [code, setCode] = useState('');
  const mine = useQuery({
    queryKey: ['sign-in', 'proofs'],
    queryFn: () => call<typeof accountRoutes.proofsOfMine>('GET', '/me/proofs', {}),
  });
  const showing = useMutation({
    mutationFn: () =>
      call<typeof signInRoutes.showSecondFactor>('POST', '/sign-in/second-factor', {
        body: { code },
      }),
    onSuccess: ({ next }) => done(next),
  });
  const withKey = useMutation({
    mutationFn: async () =>
      call<typeof accountRoutes.proveMyself>('POST', '/me/proof', {
        body: { passkey: await answerWithPasskey() },
      }),
    onSuccess: ({ next }) => done(next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withKey.reset();
    showing.mutate();
  };
  const proofs = mine.data?.proofs ?? ['code'];
  const byCode = proofs.includes('code');
  const fault = showing.error ?? withKey.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {fault === null ? null : (
          <Alert color="clay" role="alert">
            {signInFault(fault)}
          </Alert>
        )}
        {byCode ? (
          <>
            <TextInput
              label={say('desk-account.sign_in.code')}
              description={say('desk-account.sign_in.code_hint')}
              dir="ltr"
              className="code-field"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              data-autofocus
              required
              withAsterisk={false}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={showing.isPending}>
              {say('desk-account.sign_in.confirm')}
            </Button>
          </>
        ) : null}
        {proofs.includes('passkey') ? (
          <Button
            variant={byCode ? 'default' : 'filled'}
            size="md"
            leftSection={<IconFingerprint size={20} aria-hidden />}
            loading={withKey.isPending}
            onClick={() => {
              showing.reset();
              withKey.mutate();
            }}
          >
            {say('desk-account.proof.with_passkey')}
          </Button>
        ) : null}
        <p className="sign-in-quiet">{say('desk-account.sign_in.lost')}</p>
      </Stack>
    </form>
  );
}
