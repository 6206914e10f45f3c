import type { accountRoutes } from '@insaf/contract/account.ts';
import type { Proof } from '@insaf/contract/sign-in.ts';
import type { staffRoutes } from '@insaf/contract/staff.ts';
import {
  Alert,
  Button,
  Modal,
  PasswordInput,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../api.ts';
import { Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import { answerWithPasskey } from './passkey.ts';
import { askedBy, type ProofAsked } from './proof.ts';
import { useMe, useSignOut } from './session.ts';
import { FirstStep, SecondStep, signInFault } from './sign-in-steps.tsx';

type Asking = { readonly asked: ProofAsked; readonly answer: (proven: boolean) => void };

/** Asks for a proof in place, over whatever is open, when an act waits for one. */
export function ProofDialog() {
  const [asking, setAsking] = useState<Asking | null>(null);
  useEffect(() => {
    askedBy(
      (asked) =>
        new Promise((resolve) => {
          setAsking({
            asked,
            answer: (proven) => {
              setAsking(null);
              resolve(proven);
            },
          });
        }),
    );
    return () => askedBy(null);
  }, []);
  if (asking === null) return null;
  return asking.asked === 'again' ? (
    <ProveAgain answer={asking.answer} />
  ) : (
    <SignInAgain answer={asking.answer} />
  );
}

const titled = { classNames: { title: 'dialog-title' }, zIndex: 400 } as const;

/** The session has ended: the same person signs in once more, and goes on where they were. */
function SignInAgain({ answer }: { answer: Asking['answer'] }) {
  const me = useMe();
  const signOut = useSignOut();
  const [second, setSecond] = useState(false);
  const done = async (next: string) => {
    if (next !== 'none') return setSecond(true);
    const { id } = await call<typeof staffRoutes.whoAmI>('GET', '/me', {});
    // By somebody else's passkey: nothing that is open here is theirs, and nothing is sent in their name.
    if (id === me.id) answer(true);
    else location.assign('/desk');
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={say('desk-account.proof.ended')}
      {...titled}
    >
      <Stack>
        <p className="sign-in-quiet">{say('desk-account.proof.ended_text')}</p>
        {second ? <SecondStep done={done} /> : <FirstStep email={me.email} done={done} />}
        <Button variant="subtle" onClick={() => void signOut()}>
          {say('desk-account.proof.leave')}
        </Button>
      </Stack>
    </Modal>
  );
}

function ProveAgain({ answer }: { answer: Asking['answer'] }) {
  const mine = useQuery({
    queryKey: ['sign-in', 'proofs', 'now'],
    queryFn: () => call<typeof accountRoutes.proofsOfMine>('GET', '/me/proofs', {}),
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={say('desk-account.proof.title')}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      {...titled}
    >
      <Stack>
        <p className="sign-in-quiet">{say('desk-account.proof.text')}</p>
        {mine.data === undefined ? (
          <Loading rows={2} />
        ) : (
          <Prove {...mine.data} done={() => answer(true)} cancel={() => answer(false)} />
        )}
      </Stack>
    </Modal>
  );
}

function Prove({
  email,
  proofs,
  done,
  cancel,
}: {
  email: string;
  proofs: readonly Proof[];
  done: () => void;
  cancel: () => void;
}) {
  const [by, setBy] = useState<Proof | undefined>(proofs[0]);
  const [typed, setTyped] = useState('');
  const proving = useMutation({
    mutationFn: async () => {
      const body =
        by === 'passkey'
          ? { passkey: await answerWithPasskey() }
          : by === 'code'
            ? { code: typed }
            : { password: typed };
      return call<typeof accountRoutes.proveMyself>('POST', '/me/proof', { body });
    },
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    proving.mutate();
  };
  if (by === undefined) {
    return (
      <>
        <p className="sign-in-quiet">{say('desk-account.proof.directory_text')}</p>
        <a href="/api/v1/sign-in/directory" target="_blank" rel="noreferrer">
          {say('desk-account.proof.directory')}
        </a>
        <Button onClick={done}>{say('desk-account.proof.confirm')}</Button>
      </>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {proofs.length > 1 ? (
          <SegmentedControl
            fullWidth
            aria-label={say('desk-account.proof.title')}
            value={by}
            onChange={(chosen) => {
              setBy(chosen as Proof);
              setTyped('');
              proving.reset();
            }}
            data={proofs.map((proof) => ({
              value: proof,
              label: say(`desk-account.proof.with_${proof}`),
            }))}
          />
        ) : null}
        {proving.isError ? (
          <Alert color="clay" role="alert">
            {signInFault(proving.error)}
          </Alert>
        ) : null}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        {by === 'password' ? (
          <PasswordInput
            key="password"
            label={say('desk-account.proof.password')}
            dir="ltr"
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': say('desk.sign_in.show_password') }}
          />
        ) : null}
        {by === 'code' ? (
          <TextInput
            key="code"
            label={say('desk-account.sign_in.code')}
            description={say('desk-account.sign_in.code_hint')}
            dir="ltr"
            className="code-field"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
        <div className="dialog-acts">
          <Button
            type="submit"
            loading={proving.isPending}
            leftSection={by === 'passkey' ? <IconFingerprint size={20} aria-hidden /> : undefined}
          >
            {say('desk-account.proof.confirm')}
          </Button>
          <Button variant="default" onClick={cancel}>
            {say('desk.back')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
