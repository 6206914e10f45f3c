import './staff.css';
import { Alert, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { say } from '../../words.ts';

/** A password that was just made: large enough to be copied by hand, and shown this once. */
export function OneTimePassword({ password, name }: { password: string; name: string }) {
  return (
    <Alert color="wheat" role="status" title={say('desk-staff.password.made', { name })}>
      <p className="admin-password">
        <bdi dir="ltr">{password}</bdi>
      </p>
      <p className="admin-text">{say('desk-staff.password.once')}</p>
      <CopyButton value={password}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={
              copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
            }
            onClick={copy}
          >
            {say(copied ? 'desk-staff.password.copied' : 'desk-staff.password.copy')}
          </Button>
        )}
      </CopyButton>
    </Alert>
  );
}
