import type { AgencyCalendar, DeclaredKind, NewDays } from '@insaf/contract/calendars.ts';
import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { say } from '../../words.ts';
import { calendarsKey, declareDays } from './calendars.ts';
import { Effect } from './effect.tsx';
import { type Hours, TimeWindow } from './time-window.tsx';

const kinds = ['holiday', 'closure', 'working_day', 'hours', 'ramadan'] as const;

type Form = {
  readonly kind: DeclaredKind;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly decree: string;
  readonly hasHours: boolean;
  readonly hours: Hours;
  readonly isMoved: boolean;
  readonly insteadFirst: string;
  readonly insteadLast: string;
};

const empty: Form = {
  ...{ kind: 'holiday', firstDay: '', lastDay: '', nameAr: '', nameEn: '', decree: '' },
  ...{ hasHours: false, hours: { from: '09:00', to: '14:00' } },
  ...{ isMoved: false, insteadFirst: '', insteadLast: '' },
};

const withHours = ({ kind, hasHours }: Form) =>
  kind === 'hours' || (kind === 'working_day' && hasHours);

/** What is sent; a last day that is left out is the first. */
function daysOf(form: Form): NewDays {
  const { kind, firstDay, nameAr, nameEn, decree, insteadFirst } = form;
  return {
    ...{ kind, firstDay, nameAr, nameEn, decree, lastDay: form.lastDay || firstDay },
    ...(withHours(form) ? { windows: [form.hours] } : {}),
    ...(kind === 'holiday' && form.isMoved
      ? { insteadOf: { firstDay: insteadFirst, lastDay: form.insteadLast || insteadFirst } }
      : {}),
  };
}

/** Declares days that are not as the week says; what it would change is told before it is sent. */
export function DeclareDialog({
  calendar: { agency },
  close,
}: {
  calendar: AgencyCalendar;
  close: () => void;
}) {
  const queries = useQueryClient();
  const [form, setForm] = useState(empty);
  const set = (change: Partial<Form>) => setForm((all) => ({ ...all, ...change }));
  const declaring = useMutation({
    mutationFn: () => declareDays(agency.code, daysOf(form)),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: calendarsKey(agency.code) });
      close();
    },
  });
  const at = (field: string) => faultAt(declaring.error, field);
  const text = (
    name: 'nameAr' | 'nameEn' | 'decree',
    label: 'name_ar' | 'name_en' | 'decree',
    props: object = {},
  ) => (
    <TextInput
      required
      label={say(`desk-calendars.declare.${label}`)}
      value={form[name]}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...props}
    />
  );
  const day = (
    name: 'firstDay' | 'lastDay' | 'insteadFirst' | 'insteadLast',
    label: string,
    field: string,
    required = false,
  ) => (
    <TextInput
      type="date"
      required={required}
      label={say(`desk-calendars.declare.${label}`)}
      value={form[name]}
      error={at(field)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={say('desk-calendars.declare.title')}
      size="lg"
      act={say('desk-calendars.declare.send')}
      sending={declaring}
      fields={[
        ...['firstDay', 'lastDay', 'windows', 'nameAr', 'nameEn', 'decree'],
        ...(form.isMoved ? ['insteadOf'] : []),
      ]}
      close={close}
    >
      <Radio.Group
        label={say('desk-calendars.declare.kind')}
        value={form.kind}
        onChange={(kind) => set({ kind: kind as DeclaredKind })}
      >
        {kinds.map((kind) => (
          <Radio
            key={kind}
            mt="xs"
            value={kind}
            label={say(`desk-calendars.kind.${kind}`)}
            description={say(`desk-calendars.declare.hint.${kind}`)}
          />
        ))}
      </Radio.Group>
      <div className="admin-pair">
        {day('firstDay', 'first_day', 'firstDay', true)}
        {day('lastDay', 'last_day', 'lastDay')}
      </div>
      {form.kind === 'working_day' ? (
        <Checkbox
          label={say('desk-calendars.declare.own_hours')}
          checked={form.hasHours}
          onChange={({ currentTarget }) => set({ hasHours: currentTarget.checked })}
        />
      ) : null}
      {withHours(form) ? (
        <TimeWindow
          value={form.hours}
          error={at('windows') ?? at('windows.0.to')}
          onChange={(hours) => set({ hours })}
        />
      ) : null}
      {form.kind === 'holiday' ? (
        <Checkbox
          label={say('desk-calendars.declare.instead')}
          description={say('desk-calendars.declare.instead_hint')}
          checked={form.isMoved}
          onChange={({ currentTarget }) => set({ isMoved: currentTarget.checked })}
        />
      ) : null}
      {form.kind === 'holiday' && form.isMoved ? (
        <div className="admin-pair">
          {day('insteadFirst', 'instead_first', 'insteadOf.firstDay', true)}
          {day('insteadLast', 'instead_last', 'insteadOf.lastDay')}
        </div>
      ) : null}
      <div className="admin-pair">
        {text('nameAr', 'name_ar', { lang: 'ar', dir: 'rtl' })}
        {text('nameEn', 'name_en', { lang: 'en', dir: 'ltr' })}
      </div>
      {text('decree', 'decree', { description: say('desk-calendars.declare.decree_hint') })}
      <Effect code={agency.code} days={daysOf(form)} />
    </FormDialog>
  );
}
