import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { hasWords, say } from '../words.ts';
import { Forgotten } from './forgotten.tsx';
import { useSessionChanged, useSignOut } from './session.ts';
import { SignInCard } from './sign-in-card.tsx';
import { FirstStep, SecondStep } from './sign-in-steps.tsx';

/** What the directory answered, where one came back from it without a session. */
function directoryFault(): string | null {
  const why = new URLSearchParams(location.search).get('directory');
  const key = `desk-account.sign_in.directory_fault.${why}`;
  return why !== null && hasWords(key) ? say(key) : null;
}

export function SignIn() {
  const changed = useSessionChanged();
  const fault = directoryFault();
  const [forgot, setForgot] = useState<string | null>(null);
  if (forgot !== null) return <Forgotten typed={forgot} back={() => setForgot(null)} />;
  return (
    <SignInCard title={say('desk.sign_in.title')}>
      {fault === null ? null : (
        <Alert color="clay" role="alert">
          {fault}
        </Alert>
      )}
      <FirstStep done={changed} forgot={setForgot} />
    </SignInCard>
  );
}

export function SignInSecond() {
  const changed = useSessionChanged();
  const signOut = useSignOut();
  return (
    <SignInCard
      title={say('desk-account.sign_in.step')}
      text={say('desk-account.sign_in.step_text')}
    >
      <SecondStep done={changed} />
      <Button variant="subtle" onClick={() => void signOut()}>
        {say('desk-account.sign_in.other_person')}
      </Button>
    </SignInCard>
  );
}
