import type { accountRoutes } from '@insaf/contract/account.ts';
import type { PasskeyAnswer, signInRoutes } from '@insaf/contract/sign-in.ts';
import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconBuildingBank, IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call } from '../api.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import { answerWithPasskey, hasPasskeys, NoPasskey } from './passkey.ts';

/** Why a way to sign in did not work, in words. */
export const signInFault = (fault: unknown): string =>
  fault instanceof NoPasskey ? say('desk-account.sign_in.no_passkey') : faultWords(fault);

type Next = 'none' | 'second_factor' | 'set_up';
type Done = (next: Next) => unknown;

/** Two ways through one step, what is typed and a passkey: a fault of the one is gone once the other is tried. */
function useTwoWays(
  done: Done,
  byTyping: () => Promise<{ next: Next }>,
  byPasskey: (answer: PasskeyAnswer) => Promise<{ next: Next }>,
) {
  const onSuccess = ({ next }: { next: Next }) => done(next);
  const typing = useMutation({ mutationFn: byTyping, onSuccess });
  const passkey = useMutation({
    mutationFn: async () => byPasskey(await answerWithPasskey()),
    onSuccess,
  });
  return {
    fault: typing.error ?? passkey.error,
    isTyped: typing.isPending,
    isUnlocked: passkey.isPending,
    submit: (event: FormEvent) => {
      event.preventDefault();
      passkey.reset();
      typing.mutate();
    },
    unlock: () => {
      typing.reset();
      passkey.mutate();
    },
  };
}

function Step({ ways, children }: { ways: ReturnType<typeof useTwoWays>; children: ReactNode }) {
  return (
    <form onSubmit={ways.submit}>
      <Stack gap="md">
        {ways.fault === null ? null : (
          <Alert color="clay" role="alert">
            {signInFault(ways.fault)}
          </Alert>
        )}
        {children}
      </Stack>
    </form>
  );
}

function PasskeyButton({
  ways,
  words,
  main = false,
}: {
  ways: ReturnType<typeof useTwoWays>;
  words: string;
  /** There is no other way. */
  main?: boolean;
}) {
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      size="md"
      leftSection={<IconFingerprint size={20} aria-hidden />}
      loading={ways.isUnlocked}
      onClick={ways.unlock}
    >
      {say(words)}
    </Button>
  );
}

/**
 * E-mail and password, a passkey, or the directory.
 *
 * @param email where it must be one person's
 * @param forgot where somebody goes on who forgot their password, with the address they typed
 */
export function FirstStep({
  email,
  done,
  forgot,
}: {
  email?: string;
  done: Done;
  forgot?: (typed: string) => void;
}) {
  const [typed, setTyped] = useState(email ?? '');
  const [password, setPassword] = useState('');
  const offered = useQuery({
    queryKey: ['sign-in', 'ways'],
    queryFn: () => call<typeof signInRoutes.signInWays>('GET', '/sign-in/ways', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const ways = useTwoWays(
    done,
    () =>
      call<typeof signInRoutes.signIn>('POST', '/sign-in', {
        body: { email: typed.trim(), password },
      }),
    (answer) =>
      call<typeof signInRoutes.signInWithPasskey>('POST', '/sign-in/passkey', { body: { answer } }),
  );
  const directory = offered.data?.directory ?? null;
  return (
    <Step ways={ways}>
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
      <Button type="submit" size="md" loading={ways.isTyped}>
        {say('desk.sign_in.submit')}
      </Button>
      {forgot !== undefined && offered.data?.forgotten === true ? (
        <Button variant="subtle" onClick={() => forgot(typed.trim())}>
          {say('desk-account.forgotten.link')}
        </Button>
      ) : null}
      {hasPasskeys || directory !== null ? (
        <Divider label={say('desk-account.sign_in.or')} labelPosition="center" />
      ) : null}
      {hasPasskeys ? <PasskeyButton ways={ways} words="desk-account.sign_in.passkey" /> : null}
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
    </Step>
  );
}

/** A code of the app or a recovery code; or a passkey, for who has one. */
export function SecondStep({ done }: { done: Done }) {
  const [code, setCode] = useState('');
  const mine = useQuery({
    queryKey: ['sign-in', 'proofs'],
    queryFn: () => call<typeof accountRoutes.proofsOfMine>('GET', '/me/proofs', {}),
  });
  const ways = useTwoWays(
    done,
    () =>
      call<typeof signInRoutes.showSecondFactor>('POST', '/sign-in/second-factor', {
        body: { code },
      }),
    (passkey) => call<typeof accountRoutes.proveMyself>('POST', '/me/proof', { body: { passkey } }),
  );
  const proofs = mine.data?.proofs ?? ['code'];
  const byCode = proofs.includes('code');
  return (
    <Step ways={ways}>
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
          <Button type="submit" size="md" loading={ways.isTyped}>
            {say('desk-account.sign_in.confirm')}
          </Button>
        </>
      ) : null}
      {proofs.includes('passkey') ? (
        <PasskeyButton ways={ways} words="desk-account.proof.with_passkey" main={!byCode} />
      ) : null}
      <p className="sign-in-quiet">{say('desk-account.sign_in.lost')}</p>
    </Step>
  );
}
