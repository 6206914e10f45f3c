import { Button } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { AuthenticatorSetUp } from '../account/authenticator-set-up.tsx';
import { NewPasskey } from '../account/new-passkey.tsx';
import { say } from '../words.ts';
import { hasPasskeys } from './passkey.ts';
import { useSessionChanged, useSignOut } from './session.ts';
import { SignInCard } from './sign-in-card.tsx';

const ways = [
  { way: 'app', Icon: IconDeviceMobile },
  { way: 'key', Icon: IconFingerprint },
] as const;

/** Who administers and has no second factor chooses one; nothing else is reached before. */
export default function SetUp() {
  const [way, setWay] = useState<'app' | 'key' | null>(null);
  const changed = useSessionChanged();
  const signOut = useSignOut();
  const offered = ways.filter((one) => one.way === 'app' || hasPasskeys);
  return (
    <SignInCard
      title={say('desk-account.set_up.title')}
      text={say('desk-account.set_up.text')}
      wide
    >
      {way === null ? (
        <ul className="set-up-ways">
          {offered.map(({ way: one, Icon }) => (
            <li key={one}>
              <button type="button" className="set-up-way" onClick={() => setWay(one)}>
                <Icon size={32} stroke={1.4} aria-hidden />
                <span>
                  <strong>{say(`desk-account.set_up.${one}`)}</strong>
                  <span>{say(`desk-account.set_up.${one}_text`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {way === 'app' ? (
        <AuthenticatorSetUp done={() => void changed()} cancel={() => setWay(null)} />
      ) : null}
      {way === 'key' ? (
        <NewPasskey done={() => void changed()} cancel={() => setWay(null)} />
      ) : null}
      <Button variant="subtle" onClick={() => void signOut()}>
        {say('desk-account.sign_in.other_person')}
      </Button>
    </SignInCard>
  );
}
