import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { say } from '../words.ts';
import { FormDialog } from './dialog.tsx';

/** A complaint, as it was when it was chosen. */
export type Chosen = { readonly number: string; readonly version: number };

/**
 * What is done to several complaints of the queue at once: to all of them, or to none.
 *
 * @param refreshed the first of the keys under which what it changes is kept, besides the queue
 * @param send given the first and the others; asked only once `isWhole`
 * @param children the fields, told whether what is missing is said, and what the server refused
 */
export function TogetherDialog({
  verb,
  rows,
  fields,
  refreshed,
  isWhole,
  send,
  close,
  done,
  children,
}: {
  verb: 'obstruct' | 'gather';
  rows: readonly Chosen[];
  fields: readonly string[];
  refreshed: string;
  isWhole: boolean;
  send: (chosen: readonly [Chosen, ...Chosen[]]) => Promise<unknown>;
  close: () => void;
  done: () => void;
  children: (checked: boolean, fault: unknown) => ReactNode;
}) {
  const [checked, setChecked] = useState(false);
  const queries = useQueryClient();
  const [first, ...others] = rows.map(({ number, version }) => ({ number, version }));
  const sending = useMutation({
    mutationFn: async () => {
      if (first !== undefined) await send([first, ...others]);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['queue'] });
      await queries.invalidateQueries({ queryKey: [refreshed] });
      done();
    },
  });
  const submit = () => {
    setChecked(true);
    if (isWhole) sending.mutate();
  };
  return (
    <FormDialog
      size="lg"
      title={say(`desk-queue.bulk.title_${verb}`, { count: rows.length })}
      act={say(`desk-complaint.acts.${verb}.send`)}
      sending={{ ...sending, mutate: submit }}
      fields={fields}
      close={close}
    >
      <p className="card-text">{say(`desk-complaint.acts.${verb}.what`)}</p>
      {children(checked, sending.error)}
    </FormDialog>
  );
}
