import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiFault } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import { useSignIn } from './session.ts';

export function SignIn() {
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      await signIn(email.trim(), password);
    } catch (error) {
      setFault(faultWords(error as ApiFault));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <Paper component="form" className="sign-in-card" onSubmit={submit} withBorder>
        <Stack gap="md">
          <div className="sign-in-head">
            <Mark size={44} />
            <div>
              <Title order={1} size="h3">
                {say('desk.sign_in.title')}
              </Title>
              <Text c="dimmed" size="sm">
                {say('desk.tagline')}
              </Text>
            </div>
          </div>
          {fault === null ? null : (
            <Alert color="clay" role="alert">
              {fault}
            </Alert>
          )}
          <TextInput
            label={say('desk.sign_in.email')}
            type="email"
            dir="ltr"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
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
          <Button type="submit" size="md" loading={busy}>
            {say('desk.sign_in.submit')}
          </Button>
          <Text size="sm">
            <a href="/">{say('desk.sign_in.to_portal')}</a>
          </Text>
        </Stack>
      </Paper>
    </main>
  );
}
