import { Button } from '@mantine/core';
import { type Shortcut, useShortcuts } from '../../frame/shortcuts.tsx';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { type ActVerb, actsNow } from './acts.ts';
import { hasDraft } from './draft.ts';

/** What the reader can do now, each with its key; what was begun and not sent says so. */
export function ActButtons({
  complaint,
  open,
  choose,
}: {
  complaint: Complaint;
  open: ActVerb | null;
  choose: (verb: ActVerb) => void;
}) {
  const now = actsNow(complaint);
  useShortcuts(
    now
      // A panel that is open has its own meaning for its key.
      .filter(({ verb }) => verb !== open)
      .map(
        ({ verb, keys }): Shortcut => ({
          keys,
          words: `desk-complaint.acts.${verb}.button`,
          group: 'desk-complaint.keys.acts',
          run: () => choose(verb),
        }),
      ),
  );
  if (now.length === 0) {
    return <p className="acts-none">{say('desk-complaint.acts.none')}</p>;
  }
  return (
    <fieldset className="acts plain" aria-label={say('desk-complaint.acts.label')}>
      {now.map(({ verb, keys }, index) => (
        <Button
          key={verb}
          variant={verb === open ? 'light' : index === 0 ? 'filled' : 'default'}
          aria-pressed={verb === open}
          rightSection={<kbd className="act-key">{keys.toUpperCase()}</kbd>}
          onClick={() => choose(verb)}
        >
          {say(`desk-complaint.acts.${verb}.button`)}
          {hasDraft(complaint.number, verb) ? (
            <span className="act-begun">
              <span className="hidden-words">{say('desk-complaint.acts.begun')}</span>
            </span>
          ) : null}
        </Button>
      ))}
    </fieldset>
  );
}
