import type { CauseView, causeRoutes } from '@insaf/contract/causes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { say } from '../words.ts';
import { CauseFields, causeFields, type Given, isWhole } from './cause-fields.tsx';

/** Corrects a cause; where the day, the worker or the sentence is another, its people are told. */
export function ChangeDialog({
  cause,
  close,
  done,
}: {
  cause: CauseView;
  close: () => void;
  done: (words: string) => void;
}) {
  const [given, setGiven] = useState<Given>({
    ...{ existing: '', title: cause.title, known: cause.known ?? '', told: cause.told },
    ...{ worker: cause.worker.code, expectedFor: cause.expectedFor },
  });
  const [checked, setChecked] = useState(false);
  const queries = useQueryClient();
  const { title, known, told, worker, expectedFor } = given;
  const sending = useMutation({
    mutationFn: () =>
      call<typeof causeRoutes.changeCause>('POST', '/causes/:cause/change', {
        params: { cause: cause.id },
        body: {
          ...{ title, told, expectedFor, version: cause.version },
          known: known.trim() === '' ? null : known,
          worker: worker === '' ? cause.worker.code : worker,
        },
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['causes'] }),
        queries.invalidateQueries({ queryKey: ['complaint'] }),
      ]);
      done(say('desk-causes.change.done'));
    },
  });
  const send = () => {
    setChecked(true);
    if (isWhole(given)) sending.mutate();
  };
  return (
    <FormDialog
      size="lg"
      title={say('desk-causes.change.title')}
      act={say('desk-causes.change.send')}
      sending={{ ...sending, mutate: send }}
      fields={causeFields}
      close={close}
    >
      <p className="card-text">{say('desk-causes.change.what')}</p>
      <CauseFields
        given={given}
        set={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        choose={false}
        checked={checked}
        fault={sending.error}
      />
    </FormDialog>
  );
}
