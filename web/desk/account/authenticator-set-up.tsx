import type { accountRoutes } from '@insaf/contract/account.ts';
import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { Failed, FaultNote, Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import './account.css';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The picture to scan, the first code, and then the recovery codes. */
export function AuthenticatorSetUp({ done, cancel }: { done: () => void; cancel: () => void }) {
  const [code, setCode] = useState('');
  const started = useQuery({
    queryKey: ['account', 'authenticator'],
    queryFn: () =>
      call<typeof accountRoutes.startAuthenticator>('POST', '/me/authenticator', { body: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const confirming = useMutation({
    mutationFn: () =>
      call<typeof accountRoutes.confirmAuthenticator>('POST', '/me/authenticator/confirm', {
        body: { code },
      }),
  });
  if (confirming.data !== undefined) {
    return <RecoveryCodes codes={confirming.data.recoveryCodes} done={done} />;
  }
  if (started.isPending) return <Loading rows={3} />;
  if (started.isError) {
    return <Failed fault={started.error} retry={() => void started.refetch()} />;
  }
  const { picture, secret } = started.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <form onSubmit={submit} className="authenticator">
      <p className="card-text">{say('desk-account.app.scan')}</p>
      <svg
        className="authenticator-picture"
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        role="img"
        aria-label={say('desk-account.app.picture')}
        shapeRendering="crispEdges"
      >
        {/* A camera reads dark on light, whatever the page is. */}
        <rect width={picture.size} height={picture.size} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <Stack gap="sm">
        <p className="card-quiet">
          {say('desk-account.app.type')}{' '}
          <bdi dir="ltr" className="secret">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </bdi>
        </p>
        <TextInput
          label={say('desk-account.app.code')}
          dir="ltr"
          className="code-field"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FaultNote fault={confirming.error} />
        <div className="card-acts">
          <Button type="submit" loading={confirming.isPending}>
            {say('desk-account.app.confirm')}
          </Button>
          <Button variant="default" onClick={cancel}>
            {say('desk.back')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
