import { Button } from '@mantine/core';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import type { Saving } from './use-draft.ts';

/** Where what was written stands, said as it changes. */
export function SavingWords({ saving, retry }: { saving: Saving; retry: () => void }) {
  const refused = saving.is === 'refused';
  return (
    <div className="meeting-saving">
      <p role="status" className={refused || saving.is === 'kept' ? 'meeting-kept' : 'card-quiet'}>
        {refused ? faultWords(saving.fault) : say(`desk-meetings.saving.${saving.is}`)}
      </p>
      {refused ? (
        <Button variant="default" size="compact-md" onClick={retry}>
          {say('desk-meetings.saving.retry')}
        </Button>
      ) : null}
    </div>
  );
}
