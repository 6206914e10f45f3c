import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import { DropZone } from '../../parts/drop-zone.tsx';
import { SentFiles } from '../../parts/sent-files.tsx';
import { type SentFile, useUploads } from '../../parts/use-uploads.ts';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { useAct } from './use-act.ts';

type Kept = Pick<SentFile, 'upload' | 'name' | 'isPhoto'>;

/** Enters what the person supplied by telephone or at the counter, with their files. */
export function SupplyAct({ complaint, close, done }: ActProps) {
  const { number, history } = complaint;
  const [draft, set] = useDraft(number, 'supply', { answer: '', files: '' });
  const [kept] = useState<readonly Kept[]>(() =>
    draft.files === '' ? [] : (JSON.parse(draft.files) as Kept[]),
  );
  const { files, add, remove, retry } = useUploads(kept);
  const [checked, setChecked] = useState(false);
  const ready = files.filter(({ state }) => state === 'ready');
  const isSending = files.some(({ state }) => state === 'sending');
  const toKeep =
    ready.length === 0
      ? ''
      : JSON.stringify(ready.map(({ upload, name, isPhoto }) => ({ upload, name, isPhoto })));
  useEffect(() => set({ files: toKeep }), [set, toKeep]);
  const acting = useAct(
    complaint,
    'supply',
    (version) =>
      call<typeof complaintRoutes.supplyForComplainant>('POST', '/complaints/:number/supply', {
        params: { number },
        body: {
          answer: draft.answer,
          uploads: ready.flatMap(({ upload }) => (upload === null ? [] : [upload])),
          version,
        },
      }),
    done,
  );
  const question = history.findLast(({ verb }) => verb === 'askComplainant')?.words ?? null;
  const isShort = draft.answer.trim().length < 2;
  const check = () => {
    setChecked(true);
    return !isShort && !isSending;
  };
  return (
    <ActForm {...{ complaint, acting, check, close }} fields={['answer']} verb="supply">
      {question === null ? null : (
        <figure className="quoted">
          <figcaption>{say('desk-history.quote.askComplainant')}</figcaption>
          <blockquote dir="auto">{question}</blockquote>
        </figure>
      )}
      <Textarea
        label={say('desk-complaint.acts.supply.answer')}
        autosize
        minRows={4}
        maxRows={14}
        required
        maxLength={4000}
        value={draft.answer}
        error={
          checked && isShort ? say('desk-complaint.acts.needed') : faultAt(acting.fault, 'answer')
        }
        onChange={(event) => set({ answer: event.currentTarget.value })}
      />
      <DropZone
        words={say('desk-complaint.acts.supply.files')}
        hint={say('desk-complaint.acts.supply.files_hint')}
        add={add}
      />
      <SentFiles files={files} remove={remove} retry={retry} />
      {isSending ? <p role="status">{say('desk-complaint.acts.supply.wait')}</p> : null}
    </ActForm>
  );
}
