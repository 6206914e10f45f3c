import type { causeRoutes } from '@insaf/contract/causes.ts';
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { say } from '../words.ts';

/** Says that a cause is gone, or that it was no common one. */
export function EndDialog({
  state,
  cause,
  close,
  done,
}: {
  state: 'solved' | 'abandoned';
  cause: string;
  close: () => void;
  done: (words: string) => void;
}) {
  const [how, setHow] = useState('');
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof causeRoutes.endCause>('POST', '/causes/:cause/end', {
        params: { cause },
        body: { state, how },
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['causes'] }),
        queries.invalidateQueries({ queryKey: ['complaint'] }),
      ]);
      done(say(`desk-causes.${state}.done`));
    },
  });
  return (
    <FormDialog
      title={say(`desk-causes.${state}.title`)}
      act={say(`desk-causes.${state}.send`)}
      grave={state === 'abandoned'}
      sending={sending}
      fields={['how']}
      close={close}
    >
      <p className="card-text">{say(`desk-causes.${state}.what`)}</p>
      <Textarea
        label={say(`desk-causes.${state}.how`)}
        required
        autosize
        minRows={3}
        minLength={3}
        maxLength={2000}
        data-autofocus
        value={how}
        error={faultAt(sending.error, 'how') ?? undefined}
        onChange={(event) => setHow(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
