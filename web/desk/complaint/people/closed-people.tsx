import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { AskOpening } from './ask-opening.tsx';

/** Who complains is closed: says so, and lets the reader ask that it be opened. */
export function ClosedPeople({ complaint }: { complaint: Complaint }) {
  const [asking, setAsking] = useState(false);
  const waits = complaint.openings.some(({ mine, state }) => mine && state === 'waiting');
  return (
    <div className="people-closed">
      <IconLock size={22} stroke={1.6} aria-hidden />
      <div>
        <p>
          <strong>{say('desk-custody.closed.title')}</strong>
        </p>
        <p className="people-note">{say('desk-custody.closed.text')}</p>
        {waits || complaint.people.length === 0 ? null : asking ? (
          <AskOpening number={complaint.number} close={() => setAsking(false)} />
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {say('desk-custody.closed.ask')}
          </Button>
        )}
      </div>
    </div>
  );
}
