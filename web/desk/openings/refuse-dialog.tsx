import type { custodyRoutes, WaitingOpening } from '@insaf/contract/custody.ts';
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { faultAt, isSaidAt } from '../complaint/acts/field-fault.ts';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';
import { useDecided } from './use-decided.ts';

/** Refuses a request, with the reason that who asked will read. */
export function RefuseDialog({
  opening,
  close,
  told,
}: {
  opening: WaitingOpening;
  close: () => void;
  told: (words: string) => void;
}) {
  const { number, openingNo } = opening;
  const [reason, setReason] = useState('');
  const decided = useDecided(number);
  const refusing = useMutation({
    mutationFn: () =>
      call<typeof custodyRoutes.refuseOpening>(
        'POST',
        '/complaints/:number/openings/:opening/refuse',
        { params: { number, opening: String(openingNo) }, body: { reason } },
      ),
    onSuccess: async () => {
      close();
      await decided();
      told(say('desk-custody.waiting.refused'));
    },
    onError: decided,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    refusing.mutate();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say('desk-custody.waiting.refuse_title')}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
    >
      <Stack component="form" onSubmit={send}>
        <Textarea
          label={say('desk-custody.waiting.refuse_reason')}
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
        <div className="waiting-acts">
          <Button type="submit" color="clay" loading={refusing.isPending}>
            {say('desk-custody.waiting.refuse')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('desk-custody.waiting.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
