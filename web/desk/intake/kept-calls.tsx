import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconRotateClockwise2, IconX } from '@tabler/icons-react';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';
import { titleOf } from './intake-form.ts';
import { forget } from './outbox.ts';
import type { Intake } from './use-intake.ts';

/** Calls that broke off, to be taken up again, and complaints that are not yet sent or were sent since. */
export function KeptCalls({ intake }: { intake: Intake }) {
  const { drafts, others } = intake;
  if (drafts.length === 0 && others.length === 0) return null;
  return (
    <ul className="kept-calls" aria-label={say('desk-intake.kept.title')}>
      {others.map((sending) => (
        <li key={sending.key} className={`kept-call is-${sending.state}`}>
          {sending.state === 'refused' ? (
            <>
              <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
              {say('desk-intake.kept.refused', { name: sending.title })}
              <Button size="compact-sm" variant="light" onClick={() => intake.mend(sending)}>
                {say('desk-intake.kept.mend')}
              </Button>
            </>
          ) : sending.filed === undefined ? (
            <>
              <IconCloudOff size={18} stroke={1.6} aria-hidden />
              {say('desk-intake.kept.waiting', { name: sending.title })}
            </>
          ) : (
            <>
              {say('desk-intake.kept.filed', { name: sending.title })}{' '}
              <ComplaintNumber number={sending.filed.number} />
              <ActionIcon
                variant="subtle"
                size={32}
                aria-label={say('desk-intake.kept.seen')}
                onClick={() => forget(sending.key)}
              >
                <IconX size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            </>
          )}
        </li>
      ))}
      {drafts.map((draft) => (
        <li key={draft.at} className="kept-call">
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRotateClockwise2 size={16} stroke={1.6} aria-hidden />}
            onClick={() => intake.resume(draft)}
          >
            {say('desk-intake.kept.resume', { name: titleOf(draft.form) })}
          </Button>
          <When at={new Date(draft.at).toISOString()} />
          <ActionIcon
            variant="subtle"
            size={32}
            aria-label={say('desk-intake.kept.drop', { name: titleOf(draft.form) })}
            onClick={() => intake.drop(draft)}
          >
            <IconX size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
