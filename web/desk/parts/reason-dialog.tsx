import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { FormDialog } from './dialog.tsx';

/** Asks for the reason of something that is refused, and sends it. */
export function ReasonDialog({
  title,
  label,
  act,
  send,
  sent,
  settled,
  close,
}: {
  title: string;
  /** What the reason is called, and who will read it. */
  label: string;
  act: string;
  send: (reason: string) => Promise<unknown>;
  sent?: () => void;
  /** Reads anew what was decided, whether it went well or somebody else was first. */
  settled: () => Promise<void>;
  close: () => void;
}) {
  const [reason, setReason] = useState('');
  const sending = useMutation({
    mutationFn: (_: undefined) => send(reason),
    onSuccess: async () => {
      close();
      await settled();
      sent?.();
    },
    onError: settled,
  });
  return (
    <FormDialog title={title} act={act} grave sending={sending} fields={['reason']} close={close}>
      <Textarea
        label={label}
        required
        autosize
        minRows={3}
        maxLength={1000}
        data-autofocus
        value={reason}
        error={faultAt(sending.error, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
