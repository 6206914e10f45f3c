import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../parts/dialog.tsx';
import { say } from '../words.ts';
import {
  CauseFields,
  causeFields,
  type Given,
  isWhole,
  nothingGiven,
  sendCause,
} from './cause-fields.tsx';

/** Gathers several complaints of the queue under one cause: all of them, or none. */
export default function GatherDialog({
  rows,
  close,
  done,
}: {
  rows: readonly { readonly number: string; readonly version: number }[];
  close: () => void;
  done: () => void;
}) {
  const [given, setGiven] = useState<Given>(nothingGiven);
  const [checked, setChecked] = useState(false);
  const queries = useQueryClient();
  const [first, ...others] = rows.map(({ number, version }) => ({ number, version }));
  const sending = useMutation({
    mutationFn: async () => {
      if (first !== undefined) await sendCause(given, [first, ...others]);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['queue'] });
      await queries.invalidateQueries({ queryKey: ['causes'] });
      done();
    },
  });
  const send = () => {
    setChecked(true);
    if (isWhole(given)) sending.mutate();
  };
  return (
    <FormDialog
      size="lg"
      title={say('desk-queue.bulk.title_gather', { count: rows.length })}
      act={say('desk-complaint.acts.gather.send')}
      sending={{ ...sending, mutate: send }}
      fields={causeFields}
      close={close}
    >
      <p className="card-text">{say('desk-complaint.acts.gather.what')}</p>
      <CauseFields
        given={given}
        set={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        checked={checked}
        fault={sending.error}
      />
    </FormDialog>
  );
}
