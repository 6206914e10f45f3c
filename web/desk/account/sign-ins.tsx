import type { SignInEvent } from '@insaf/contract/sign-in.ts';
import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';
import './account.css';
import { deviceName } from './device-name.ts';

/** So many are shown before somebody asks for all. */
const few = 8;

/** What is remembered of somebody's signing in, the latest first: what, by what, from where. */
export function SignIns({ events, text }: { events: readonly SignInEvent[]; text: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, few);
  return (
    <section className="card" aria-labelledby="sign-ins">
      <Title order={2} size="h4" id="sign-ins">
        {say('desk-account.sign_ins.title')}
      </Title>
      <p className="card-quiet">{text}</p>
      {events.length === 0 ? (
        <p className="card-quiet">{say('desk-account.sign_ins.none')}</p>
      ) : null}
      <ol className="account-list">
        {shown.map((event, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be of one moment, and the list is replaced whole
          <li key={at}>
            <span className="account-line">
              <strong>
                {say(`desk-account.sign_ins.what.${event.what}`)}{' '}
                {event.what.startsWith('wrong') ? (
                  <span className="badge badge-clay">{say('desk-account.sign_ins.failed')}</span>
                ) : null}
                {event.newDevice ? (
                  <span className="badge badge-quiet">{say('desk-account.sign_ins.new')}</span>
                ) : null}
              </strong>
              <span className="card-quiet">
                <When at={event.at} />
                {event.way === null ? null : ` · ${say(`desk-account.sessions.way.${event.way}`)}`}
                {' · '}
                {deviceName(event.device)} · <bdi>{event.address}</bdi>
              </span>
            </span>
          </li>
        ))}
      </ol>
      {all || events.length <= few ? null : (
        <Button variant="default" onClick={() => setAll(true)}>
          {say('desk-account.sign_ins.all')}
        </Button>
      )}
    </section>
  );
}
