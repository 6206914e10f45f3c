import type { LadderView, NewLadder, Recipient } from '@insaf/contract/ladders.ts';
import { Button, Radio } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../parts/dialog.tsx';
import { say } from '../../words.ts';
import { laddersKey, setLadder } from './ladders.ts';
import { StepFields, type StepForm } from './step-fields.tsx';

const most = 12;

type Form = { readonly forAll: boolean; readonly steps: readonly StepForm[] };

function formOf({ steps, forAll, line }: LadderView): Form {
  return {
    forAll: line !== null && forAll,
    steps: steps.map(({ percent, overdue, tells }, at) => ({
      ...{ key: at, when: percent === null ? 'overdue' : 'percent', tells },
      ...{ percent: percent ?? 50, hours: (overdue ?? 0) / 60 },
    })),
  };
}

function given({ clock, priority }: LadderView, { forAll, steps }: Form): NewLadder {
  return {
    clock,
    ...(priority === null || forAll ? {} : { priority }),
    steps: steps.map(({ when, percent, hours, tells }) =>
      when === 'percent'
        ? { percent, tells: [...tells] }
        : { overdue: Math.round(hours * 60), tells: [...tells] },
    ),
  };
}

/** Another ladder for an agency and what stands below it. */
export function LadderDialog({
  code,
  ladder,
  close,
}: {
  code: string;
  ladder: LadderView;
  close: () => void;
}) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(ladder));
  const { clock, priority } = ladder;
  const saving = useMutation({
    mutationFn: () => setLadder(code, given(ladder, form)),
    onSuccess: (now) => {
      queries.setQueryData(laddersKey(code), now);
      close();
    },
  });
  const setSteps = (steps: readonly StepForm[]) => setForm((all) => ({ ...all, steps }));
  const add = () => setSteps([...form.steps, following(form.steps, clock)]);
  const words = (key: string) => say(`desk-ladders.form.${key}`);
  return (
    <FormDialog
      title={say('desk-ladders.edit_of', { clock: say(`desk-ladders.clock.${clock}`) })}
      size="lg"
      act={words('save')}
      disabled={form.steps.length === 0}
      sending={saving}
      fields={form.steps.map((_, at) => `steps.${at}`)}
      close={close}
    >
      {priority === null ? null : (
        <Radio.Group
          label={words('for')}
          value={form.forAll ? 'all' : 'one'}
          onChange={(value) => setForm((all) => ({ ...all, forAll: value === 'all' }))}
        >
          <Radio mt="xs" value="one" label={say('desk-ladders.form.for_one', { priority })} />
          <Radio mt="xs" value="all" label={words('for_all')} />
        </Radio.Group>
      )}
      <div className="ladder-fields">
        {form.steps.map((step, at) => (
          <StepFields
            key={step.key}
            clock={clock}
            no={at + 1}
            step={step}
            fault={saving.error}
            onChange={(changed) =>
              setSteps(form.steps.map((each) => (each.key === step.key ? changed : each)))
            }
            remove={() => setSteps(form.steps.filter(({ key }) => key !== step.key))}
          />
        ))}
        {form.steps.length === 0 ? <p role="alert">{words('none')}</p> : null}
      </div>
      {form.steps.length >= most ? null : (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
          {words('add')}
        </Button>
      )}
      <p className="card-quiet">{words('no_later')}</p>
      <p className="admin-effects">{words('touches')}</p>
    </FormDialog>
  );
}

/** A step after the last one: a working day later, for who stands above. */
function following(steps: readonly StepForm[], clock: string): StepForm {
  const last = steps.at(-1);
  const tells: readonly Recipient[] = clock === 'obstacle' ? ['central_office'] : ['parent'];
  const hours = last?.when === 'overdue' ? last.hours + 7 : 0;
  const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
  return { key, when: 'overdue', percent: 50, hours, tells };
}
