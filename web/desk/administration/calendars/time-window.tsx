import { TextInput } from '@mantine/core';
import { say } from '../../words.ts';

export type Hours = { readonly from: string; readonly to: string };

/** From which hour to which. */
export function TimeWindow({
  value,
  day,
  error = null,
  onChange,
}: {
  value: Hours;
  /** What the hours are of, where several stand below each other. */
  day?: string;
  error?: string | null;
  onChange: (value: Hours) => void;
}) {
  const field = (name: 'from' | 'to') => (
    <TextInput
      type="time"
      required
      label={say(`desk-calendars.form.${name}`)}
      {...(day === undefined
        ? {}
        : { 'aria-label': say(`desk-calendars.form.${name}_of`, { day }) })}
      value={value[name]}
      error={name === 'to' ? error : null}
      onChange={({ currentTarget }) => onChange({ ...value, [name]: currentTarget.value })}
    />
  );
  return (
    <div className="calendar-window">
      {field('from')}
      {field('to')}
    </div>
  );
}
