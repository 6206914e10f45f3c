import type { agencyRoutes } from '@insaf/contract/agencies.ts';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { named, say } from '../words.ts';
import { useAgencyName } from './filter-words.ts';

/** Chooses one of thousands of agencies by part of its name. */
export function AgencySelect({
  label,
  description,
  value,
  onChange,
  required = false,
  error,
  first = false,
}: {
  label: string;
  description?: string;
  value: string | null;
  onChange: (code: string | null) => void;
  required?: boolean;
  error?: string | undefined;
  /** The field a dialog begins with. */
  first?: boolean;
}) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 150);
  const chosen = useAgencyName(value ?? undefined);
  const { data } = useQuery({
    queryKey: ['queue', 'agencies', words],
    queryFn: ({ signal }) =>
      call<typeof agencyRoutes.listAgencies>('GET', '/agencies', {
        query: { words, limit: 20 },
        signal,
      }),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const found = (data?.agencies ?? []).map(({ code, name }) => ({
    value: code,
    label: named(name),
  }));
  const own =
    value === null || found.some((each) => each.value === value)
      ? []
      : [{ value, label: chosen ?? value }];
  return (
    <Select
      label={label}
      description={description}
      placeholder={say('desk-queue.filter.agency_hint')}
      data={[...own, ...found]}
      filter={({ options }) => options}
      searchable
      clearable
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      required={required}
      error={error}
      data-autofocus={first || undefined}
      clearButtonProps={{ 'aria-label': say('desk-queue.filter.remove', { what: label }) }}
    />
  );
}
