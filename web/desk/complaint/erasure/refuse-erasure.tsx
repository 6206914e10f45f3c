import type { erasureRoutes } from '@insaf/contract/erasure.ts';
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { faultAt, isSaidAt } from '../acts/field-fault.ts';

/** Refuses to erase, with the reason that the person will read. */
export function RefuseErasure({
  number,
  close,
  changed,
}: {
  number: string;
  close: () => void;
  changed: () => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const refusing = useMutation({
    mutationFn: () =>
      call<typeof erasureRoutes.refuseErasure>('POST', '/complaints/:number/erasure/refuse', {
        params: { number },
        body: { reason },
      }),
    onSuccess: close,
    onSettled: changed,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    refusing.mutate();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say('desk-erasure.part.refuse_title')}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
    >
      <Stack component="form" onSubmit={send}>
        <Textarea
          label={say('desk-erasure.part.refuse_reason')}
          required
          autosize
          minRows={3}
          maxLength={1000}
          dir="auto"
          data-autofocus
          value={reason}
          error={faultAt(refusing.error, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {isSaidAt(refusing.error, ['reason']) ? null : <FaultNote fault={refusing.error} />}
        <div className="erasure-acts">
          <Button type="submit" color="clay" loading={refusing.isPending}>
            {say('desk-erasure.part.refuse')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('desk-erasure.part.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
