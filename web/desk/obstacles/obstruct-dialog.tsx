import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../parts/dialog.tsx';
import { say } from '../words.ts';
import {
  type Given,
  isWhole,
  nothingGiven,
  ObstacleFields,
  obstacleFields,
  sendObstacle,
} from './obstacle-fields.tsx';

type Row = {
  readonly number: string;
  readonly version: number;
  readonly holder: { readonly code: string };
};

/** Records one obstacle on several complaints of the queue: on all of them, or on none. */
export default function ObstructDialog({
  rows,
  close,
  done,
}: {
  rows: readonly Row[];
  close: () => void;
  done: () => void;
}) {
  const [given, setGiven] = useState<Given>(nothingGiven);
  const [checked, setChecked] = useState(false);
  const queries = useQueryClient();
  const [first, ...others] = rows.map(({ number, version }) => ({ number, version }));
  const sending = useMutation({
    mutationFn: async () => {
      if (first !== undefined) await sendObstacle(given, [first, ...others]);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['queue'] });
      await queries.invalidateQueries({ queryKey: ['obstacles'] });
      done();
    },
  });
  const send = () => {
    setChecked(true);
    if (isWhole(given)) sending.mutate();
  };
  const holders = new Set(rows.map(({ holder }) => holder.code));
  const [agency] = holders.size === 1 ? holders : [];
  return (
    <FormDialog
      size="lg"
      title={say('desk-queue.bulk.title_obstruct', { count: rows.length })}
      act={say('desk-complaint.acts.obstruct.send')}
      sending={{ ...sending, mutate: send }}
      fields={obstacleFields}
      close={close}
    >
      <p className="card-text">{say('desk-complaint.acts.obstruct.what')}</p>
      <ObstacleFields
        given={given}
        set={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        agency={agency ?? null}
        checked={checked}
        fault={sending.error}
      />
    </FormDialog>
  );
}
