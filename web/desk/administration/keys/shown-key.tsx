import './keys.css';
import { Alert, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { say } from '../../words.ts';

/** A key that was just made, shown this once. */
export function ShownKey({ secret, name }: { secret: string; name: string }) {
  return (
    <Alert color="wheat" role="status" title={say('desk-keys.shown.title', { name })}>
      <p className="admin-key">
        <bdi dir="ltr">{secret}</bdi>
      </p>
      <p className="admin-text">{say('desk-keys.shown.once')}</p>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={
              copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
            }
            onClick={copy}
          >
            {say(copied ? 'desk-keys.shown.copied' : 'desk-keys.shown.copy')}
          </Button>
        )}
      </CopyButton>
    </Alert>
  );
}
