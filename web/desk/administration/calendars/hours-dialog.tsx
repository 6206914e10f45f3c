import type { AgencyCalendar, DayHours, OwnHoursGiven } from '@insaf/contract/calendars.ts';
import { Checkbox, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { say } from '../../words.ts';
import { calendarsKey, countryWords, editCalendar, weekdayWords } from './calendars.ts';
import { type Hours, TimeWindow } from './time-window.tsx';

type Form = {
  readonly how: 'inherit' | 'own' | 'always';
  readonly week: readonly DayHours[];
  readonly ramadanHow: 'inherit' | 'own' | 'usual';
  readonly ramadan: Hours;
  readonly country: string | null;
};

const usual: Hours = { from: '08:00', to: '15:00' };

function formOf({ own, hours }: AgencyCalendar): Form {
  const always = own?.roundTheClock ?? false;
  const ramadan = own?.ramadan ?? null;
  return {
    how: always ? 'always' : own?.week ? 'own' : 'inherit',
    week: own?.week ?? (hours.roundTheClock ? hours.week.map(() => [usual]) : hours.week),
    ramadanHow: ramadan === null ? 'inherit' : ramadan.length === 0 ? 'usual' : 'own',
    ramadan: ramadan?.[0] ?? hours.ramadan[0] ?? usual,
    country: own?.country ?? null,
  };
}

function hoursOf({ how, week, ramadanHow, ramadan, country }: Form): OwnHoursGiven {
  return {
    week: how === 'own' ? week.map((windows) => [...windows]) : null,
    roundTheClock: how === 'always',
    country,
    ramadan: ramadanHow === 'inherit' ? null : ramadanHow === 'usual' ? [] : [ramadan],
  };
}

/** The hours of an agency, each part its own or as in the agency above. */
export function HoursDialog({ calendar, close }: { calendar: AgencyCalendar; close: () => void }) {
  const queries = useQueryClient();
  const { agency, hours } = calendar;
  const [form, setForm] = useState(() => formOf(calendar));
  const set = (change: Partial<Form>) => setForm((all) => ({ ...all, ...change }));
  const saving = useMutation({
    mutationFn: () => editCalendar(agency.code, hoursOf(form)),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: calendarsKey(agency.code) });
      close();
    },
  });
  const choice = (value: string, label: string) => (
    <Radio key={value} mt="xs" value={value} label={label} />
  );
  const words = (key: string) => say(`desk-calendars.form.${key}`);
  const countries = [...new Set([hours.country, form.country ?? ''])].filter(Boolean);
  return (
    <FormDialog
      title={say('desk-calendars.hours.edit')}
      size="lg"
      act={words('save')}
      sending={saving}
      close={close}
    >
      <Radio.Group
        label={words('week_how')}
        value={form.how}
        error={faultAt(saving.error, 'week')}
        onChange={(how) => set({ how: how as Form['how'] })}
      >
        {choice('inherit', words('week_inherit'))}
        {choice('own', words('week_own'))}
        {choice('always', words('week_always'))}
      </Radio.Group>
      {form.how === 'own' ? (
        <WeekFields week={form.week} onChange={(week) => set({ week })} fault={saving.error} />
      ) : null}
      {form.how === 'always' ? null : (
        <>
          <Radio.Group
            label={words('ramadan_how')}
            value={form.ramadanHow}
            onChange={(how) => set({ ramadanHow: how as Form['ramadanHow'] })}
          >
            {choice('inherit', words('ramadan_inherit'))}
            {choice('own', words('ramadan_own'))}
            {choice('usual', words('ramadan_usual'))}
          </Radio.Group>
          {form.ramadanHow === 'own' ? (
            <TimeWindow
              value={form.ramadan}
              error={faultAt(saving.error, 'ramadan.0.to')}
              onChange={(ramadan) => set({ ramadan })}
            />
          ) : null}
          <Radio.Group
            label={words('country_how')}
            value={form.country ?? 'inherit'}
            onChange={(country) => set({ country: country === 'inherit' ? null : country })}
          >
            {choice('inherit', words('country_inherit'))}
            {countries.map((country) => choice(country, countryWords(country)))}
            {choice('', words('country_none'))}
          </Radio.Group>
        </>
      )}
      <p className="admin-effects">{words('touches')}</p>
    </FormDialog>
  );
}

function WeekFields({
  week,
  fault,
  onChange,
}: {
  week: readonly DayHours[];
  fault: unknown;
  onChange: (week: DayHours[]) => void;
}) {
  const put = (day: number, windows: DayHours) =>
    onChange(week.map((old, at) => (at === day ? windows : [...old])));
  return (
    <div className="calendar-fields">
      {week.map((windows, day) => (
        <fieldset key={weekdayWords(day)} className="calendar-field">
          <legend>{weekdayWords(day)}</legend>
          <Checkbox
            label={say('desk-calendars.form.works')}
            aria-label={`${weekdayWords(day)}: ${say('desk-calendars.form.works')}`}
            checked={windows.length > 0}
            onChange={({ currentTarget }) => put(day, currentTarget.checked ? [usual] : [])}
          />
          {windows.length === 0 ? null : (
            <TimeWindow
              day={weekdayWords(day)}
              value={windows[0]!}
              error={faultAt(fault, `week.${String(day)}.0.to`)}
              onChange={(hours) => put(day, [hours, ...windows.slice(1)])}
            />
          )}
        </fieldset>
      ))}
    </div>
  );
}
