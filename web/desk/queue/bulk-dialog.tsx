import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { BulkAct, BulkOutcome, BulkVerb, queueRoutes } from '@insaf/contract/queue.ts';
import { dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { Button, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiFault, call } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';
import { AgencySelect } from './agency-select.tsx';
import { BulkResults } from './bulk-results.tsx';
import type { Names } from './filter-words.ts';
import type { Row } from './queue-data.ts';

type Given = Record<string, string>;

/** One act on many complaints: what it needs, then what happened to each. */
export default function BulkDialog({
  verb,
  rows,
  names,
  close,
  onDone,
}: {
  verb: BulkVerb;
  rows: readonly Row[];
  names: Names;
  close: () => void;
  onDone: (verb: BulkVerb, outcomes: readonly BulkOutcome[]) => void;
}) {
  const [given, setGiven] = useState<Given>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const act = useMutation({
    mutationFn: (input: Given) =>
      call<typeof queueRoutes.actOnMany>('POST', '/complaints/bulk', {
        body: {
          verb,
          complaints: rows.map(({ number, version }) => ({ number, version })),
          input,
        } as BulkAct,
      }),
    onSuccess: ({ outcomes }) => onDone(verb, outcomes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = inputOf(verb, given);
    setWrong(typeof input === 'string' ? input : null);
    if (typeof input !== 'string') act.mutate(input);
  };
  const count = rows.length;
  return (
    <Dialog
      size="lg"
      close={close}
      title={say(act.isSuccess ? 'desk-queue.bulk.results' : `desk-queue.bulk.title_${verb}`, {
        count,
      })}
    >
      {act.isSuccess ? (
        <BulkResults outcomes={act.data.outcomes} close={close} />
      ) : (
        <form onSubmit={submit} className="dialog-fields">
          <Stack>
            <Fields
              verb={verb}
              given={given}
              wrong={wrong ?? faultField(act.error)}
              names={names}
              unnamed={rows.every(({ category }) => category === null)}
              set={(name, value) => setGiven((before) => ({ ...before, [name]: value }))}
            />
            <FaultNote fault={act.error} />
            <div className="dialog-acts">
              <Button
                type="submit"
                loading={act.isPending}
                data-autofocus={verb === 'accept' || undefined}
              >
                {say(`desk-queue.bulk.${verb}`)}
              </Button>
              <Button variant="default" onClick={close}>
                {say('desk-queue.bulk.cancel')}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

const faultField = (fault: unknown) =>
  fault instanceof ApiFault ? (fault.field?.replace(/^input\./, '') ?? null) : null;

/** What is sent, without what was left empty; or the field that has no number in it. */
function inputOf(verb: BulkVerb, given: Given): Given | string {
  const filled = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value.trim() !== ''),
  );
  for (const field of ['repeats', 'leading'] as const) {
    if (filled[field] === undefined) continue;
    const number = readComplaintNumber(filled[field]);
    if (number === null) return field;
    filled[field] = number;
  }
  if (verb === 'dismiss' && filled.reason !== 'repeated') delete filled.repeats;
  return filled;
}

function Fields({
  verb,
  given,
  wrong,
  names,
  unnamed,
  set,
}: {
  verb: BulkVerb;
  given: Given;
  wrong: string | null;
  names: Names;
  /** None of them has a subject yet. */
  unnamed: boolean;
  set: (name: string, value: string) => void;
}) {
  const of = (name: string) => ({
    value: given[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const number = (name: 'repeats' | 'leading', required: boolean) => (
    <TextInput
      label={say(`desk-queue.bulk.${name}`)}
      inputMode="numeric"
      data-autofocus={name === 'leading' || undefined}
      required={required}
      error={wrong === name ? say('desk-queue.bulk.wrong_number') : undefined}
      {...of(name)}
    />
  );
  switch (verb) {
    case 'accept':
      return <Text>{say('desk-queue.bulk.accept_text')}</Text>;
    case 'refer':
      return (
        <>
          <AgencySelect
            label={say('desk-queue.bulk.agency')}
            first
            value={given.agency ?? null}
            onChange={(code) => set('agency', code ?? '')}
            required
          />
          <Select
            label={say('desk-queue.bulk.category')}
            required={unnamed}
            description={say('desk-queue.bulk.category_hint')}
            data={names.categories}
            searchable
            clearable
            value={given.category ?? null}
            onChange={(code) => set('category', code ?? '')}
          />
          <Textarea label={say('desk-queue.bulk.note')} autosize minRows={2} {...of('note')} />
        </>
      );
    case 'askComplainant':
      return (
        <Textarea
          label={say('desk-queue.bulk.question')}
          data-autofocus
          description={say('desk-queue.bulk.question_hint')}
          required
          autosize
          minRows={3}
          minLength={2}
          maxLength={4000}
          {...of('question')}
        />
      );
    case 'dismiss':
      return (
        <>
          <Select
            label={say('desk-queue.bulk.reason')}
            data-autofocus
            data={dismissalReasons.map((value) => ({
              value,
              label: say(`lifecycle.dismissal.${value}`),
            }))}
            required
            value={given.reason ?? null}
            onChange={(value) => set('reason', value ?? '')}
          />
          {given.reason === 'repeated' ? number('repeats', false) : null}
          <Textarea
            label={say('desk-queue.bulk.explanation')}
            required
            autosize
            minRows={3}
            minLength={2}
            maxLength={4000}
            {...of('explanation')}
          />
        </>
      );
    case 'join':
      return number('leading', true);
  }
}
