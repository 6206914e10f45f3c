import type { custodyRoutes } from '@insaf/contract/custody.ts';
import { openingHours } from '@insaf/contract/identity.ts';
import { Button, Group, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { faultAt, isSaidAt } from '../acts/field-fault.ts';
import { complaintKey } from '../complaint.ts';

type Hours = (typeof openingHours)[number];
const leastLetters = 20;

/** Asks that who complains be opened to oneself: why, and for how long. */
export function AskOpening({ number, close }: { number: string; close: () => void }) {
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<Hours>(8);
  const [checked, setChecked] = useState(false);
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () =>
      call<typeof custodyRoutes.askOpening>('POST', '/complaints/:number/openings', {
        params: { number },
        body: { reason, hours },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: complaintKey(number) });
      close();
    },
  });
  const isShort = reason.trim().length < leastLetters;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isShort) asking.mutate();
  };
  return (
    <form className="ask-opening" aria-labelledby="ask-opening" noValidate onSubmit={send}>
      <h3 id="ask-opening">{say('desk-custody.ask.title')}</h3>
      <Textarea
        label={say('desk-custody.ask.reason')}
        description={say('desk-custody.ask.hint')}
        required
        autosize
        minRows={3}
        maxLength={1000}
        autoFocus
        value={reason}
        error={checked && isShort ? say('desk-custody.ask.short') : faultAt(asking.error, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Radio.Group
        label={say('desk-custody.ask.hours')}
        value={String(hours)}
        onChange={(value) => setHours(Number(value) as Hours)}
      >
        <Group gap="lg" className="ask-hours">
          {openingHours.map((each) => (
            <Radio
              key={each}
              value={String(each)}
              label={say('desk-custody.ask.for', { hours: each })}
            />
          ))}
        </Group>
      </Radio.Group>
      {isSaidAt(asking.error, ['reason']) ? null : <FaultNote fault={asking.error} />}
      <div className="ask-acts">
        <Button type="submit" loading={asking.isPending}>
          {say('desk-custody.ask.send')}
        </Button>
        <Button variant="default" onClick={close}>
          {say('desk-custody.ask.cancel')}
        </Button>
      </div>
    </form>
  );
}
