import type { delegationRoutes } from '@insaf/contract/delegations.ts';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDelayed } from '../administration/use-delayed.ts';
import { call } from '../api.ts';
import { say } from '../words.ts';

/** Chooses a colleague who could stand in, or somebody whom one heads, by name in any spelling. */
export function PersonPicker({
  label,
  description,
  whom,
  staff,
  value,
  error,
  onChange,
}: {
  label: string;
  description?: string;
  whom: 'substitutes' | 'headed';
  /** Whom to find a substitute for; oneself when absent. */
  staff?: string | undefined;
  value: string | null;
  error?: string | null;
  onChange: (id: string | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const words = useDelayed(typed);
  const found = useQuery({
    queryKey: ['colleagues', whom, staff, words],
    queryFn: ({ signal }) =>
      call<typeof delegationRoutes.findColleagues>('GET', '/delegations/colleagues', {
        query: { whom, words, ...(staff === undefined ? {} : { staff }) },
        signal,
      }),
    placeholderData: (before) => before,
  });
  const people = found.data?.people ?? [];
  return (
    <Select
      label={label}
      description={description}
      placeholder={say('desk-leave.find')}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? say('desk.loading') : say('desk-leave.nobody')}
      error={error}
      onChange={onChange}
    />
  );
}
