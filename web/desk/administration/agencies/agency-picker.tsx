import './agencies.css';
import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { named, say } from '../../words.ts';
import { useDelayed } from '../use-delayed.ts';
import { listAgencies } from './agencies.ts';

/** Chooses an agency by any of its names, in any spelling; each with where it stands. */
export function AgencyPicker({
  label,
  description,
  value,
  known,
  onChange,
  error,
  clearable = false,
}: {
  label: string;
  description?: string;
  value: string | null;
  /** The name of the one that is chosen, where it is known. */
  known?: string | undefined;
  onChange: (code: string | null) => void;
  error?: string | null;
  clearable?: boolean;
}) {
  const [typed, setTyped] = useState(known ?? '');
  const [chosen, setChosen] = useState(known);
  const words = useDelayed(typed === chosen ? '' : typed);
  const found = useQuery({
    queryKey: ['administration', 'find-agency', words],
    queryFn: ({ signal }) => listAgencies({ words, limit: 20 }, signal),
    placeholderData: (before) => before,
  });
  // What was found for other words is never offered: it would be chosen in haste.
  const isStale = found.isPlaceholderData || (typed !== chosen && typed !== words);
  const agencies = isStale ? [] : (found.data?.agencies ?? []).filter(({ active }) => active);
  const options = agencies.map(({ code, name }) => ({ value: code, label: named(name) }));
  const isShown = value === null || options.some((option) => option.value === value);
  const data = isShown ? options : [{ value, label: chosen ?? value }, ...options];
  const pathOf = (code: string) =>
    agencies
      .find((agency) => agency.code === code)
      ?.ancestors.slice(1)
      .map(({ name }) => named(name))
      .join(' › ');
  return (
    <Select
      label={label}
      description={description}
      placeholder={say('desk-agencies.find')}
      data={data}
      value={value}
      searchable
      clearable={clearable}
      clearButtonProps={{ 'aria-label': say('desk-agencies.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={
        isStale || found.isFetching ? say('desk.loading') : say('desk-agencies.none_found')
      }
      onChange={(code, option) => {
        setChosen(option?.label);
        onChange(code);
      }}
      error={error && value === null ? say('desk-agencies.choose') : error}
      renderOption={({ option }) => (
        <span className="admin-option">
          {option.label}
          <Text span size="xs" c="dimmed">
            {pathOf(option.value)}
          </Text>
        </span>
      )}
    />
  );
}
