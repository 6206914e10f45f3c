import {
  type AgencyTargets,
  isTimed,
  type TargetStep,
  targetSteps,
  timedSteps,
} from '@insaf/contract/targets.ts';
import { complaintKinds, priorities } from '@insaf/contract/vocabulary.ts';
import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { useInitiatives } from '../../parts/directory-names.ts';
import { named, say } from '../../words.ts';
import { listCategories } from '../categories/categories.ts';
import { setTarget, targetsKey } from './calendars.ts';

type Form = {
  readonly step: TargetStep;
  readonly initiative: string | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly priority: string | null;
  readonly hours: number;
  readonly days: number;
  readonly roundTheClock: boolean;
  readonly openToo: boolean;
};

/** How long a step may take: here, and for all below that set nothing stricter. */
export function TargetDialog({ targets, close }: { targets: AgencyTargets; close: () => void }) {
  const { agency, can } = targets;
  const queries = useQueryClient();
  const [form, setForm] = useState<Form>({
    ...{ step: 'handling', initiative: null, category: null, kind: null, priority: null },
    ...{ hours: 24, days: 14, roundTheClock: false, openToo: false },
  });
  const set = (change: Partial<Form>) => setForm((all) => ({ ...all, ...change }));
  const categories = useQuery({
    queryKey: ['administration', 'categories'],
    queryFn: listCategories,
  });
  const initiatives = useInitiatives();
  const timed = isTimed(form.step);
  const setting = useMutation({
    mutationFn: () => {
      const { step, initiative, category, kind, priority, hours, days } = form;
      const { roundTheClock, openToo } = form;
      return setTarget(agency.code, {
        step,
        ...(initiative === null ? {} : { initiative }),
        ...(category === null ? {} : { category }),
        ...(kind === null ? {} : { kind: kind as 'complaint' }),
        ...(priority === null ? {} : { priority: priority as 'ordinary' }),
        ...(timed ? { minutes: Math.round(hours * 60), roundTheClock, openToo } : { days }),
      });
    },
    onSuccess: (now) => {
      queries.setQueryData(targetsKey(agency.code), now);
      close();
    },
  });
  const at = (field: string) => faultAt(setting.error, field);
  const choice = (
    name: 'initiative' | 'category' | 'kind' | 'priority',
    data: { value: string; label: string }[],
    description?: string,
  ) => (
    <Select
      label={say(`desk-calendars.targets.${name}_label`)}
      description={description}
      placeholder={say(`desk-calendars.targets.any_${name}`)}
      data={data}
      value={form[name]}
      clearable
      clearButtonProps={{ 'aria-label': say(`desk-calendars.targets.any_${name}`) }}
      searchable={name === 'category'}
      error={at(name)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <FormDialog
      title={say('desk-calendars.targets.add')}
      size="lg"
      act={say('desk-calendars.targets.save')}
      sending={setting}
      fields={['step', 'initiative', 'category', 'kind', 'priority', 'minutes', 'days']}
      close={close}
    >
      <div className="admin-pair">
        <Select
          label={say('desk-calendars.targets.step_label')}
          data={(can.setDays ? targetSteps : timedSteps).map((step) => ({
            value: step,
            label: say(`desk-calendars.targets.step.${step}`),
          }))}
          value={form.step}
          allowDeselect={false}
          error={at('step')}
          onChange={(step) => step !== null && set({ step: step as TargetStep })}
        />
        {timed ? (
          <NumberInput
            label={say('desk-calendars.targets.hours_label')}
            min={0.25}
            max={1000}
            step={0.5}
            value={form.hours}
            error={at('minutes')}
            onChange={(hours) => set({ hours: Number(hours) || 0 })}
          />
        ) : (
          <NumberInput
            label={say('desk-calendars.targets.days_label')}
            min={1}
            max={365}
            value={form.days}
            error={at('days')}
            onChange={(days) => set({ days: Number(days) || 0 })}
          />
        )}
      </div>
      {initiatives.length === 0
        ? null
        : choice(
            'initiative',
            initiatives.map(({ code, name }) => ({ value: code, label: named(name) })),
          )}
      {choice(
        'category',
        (categories.data?.categories ?? []).map(({ code, name }) => ({
          value: code,
          label: named(name),
        })),
      )}
      <div className="admin-pair">
        {choice(
          'kind',
          complaintKinds.map((kind) => ({ value: kind, label: say(`lifecycle.kind.${kind}`) })),
        )}
        {choice(
          'priority',
          priorities.map((priority) => ({
            value: priority,
            label: say(`desk-calendars.targets.priority.${priority}`),
          })),
        )}
      </div>
      {timed ? (
        <>
          <p className="card-quiet">{say('desk-calendars.targets.priority_hint')}</p>
          <Checkbox
            label={say('desk-calendars.targets.always_label')}
            checked={form.roundTheClock}
            onChange={({ currentTarget }) => set({ roundTheClock: currentTarget.checked })}
          />
          <Checkbox
            label={say('desk-calendars.targets.open_too')}
            description={say('desk-calendars.targets.open_too_hint')}
            checked={form.openToo}
            onChange={({ currentTarget }) => set({ openToo: currentTarget.checked })}
          />
        </>
      ) : null}
    </FormDialog>
  );
}
