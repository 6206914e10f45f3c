import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { channels, complaintKinds } from '@insaf/contract/vocabulary.ts';
import { Button, Checkbox, Drawer, Select, Stack, TextInput } from '@mantine/core';
import { useMay } from '../session/session.ts';
import { say } from '../words.ts';
import { AgencySelect } from './agency-select.tsx';
import { changed, type Filter, type FilterName, flags, statusesOf } from './filter.ts';
import type { Names } from './filter-words.ts';

/** Everything that can narrow the list; each choice counts at once. */
export function FilterSheet({
  opened,
  close,
  filter,
  names,
  go,
}: {
  opened: boolean;
  close: () => void;
  filter: Filter;
  names: Names;
  go: (filter: Filter) => void;
}) {
  const judges = useMay('settle');
  const set = (name: FilterName) => (value: string | null) => go(changed(filter, name, value));
  const chosen = statusesOf(filter);
  const choose = (name: FilterName, data: { value: string; label: string }[]) => (
    <Select
      label={say(`desk-queue.filter.${name}`)}
      placeholder={say('desk-queue.filter.any')}
      data={data}
      searchable={data.length > 12}
      clearable
      clearButtonProps={{
        'aria-label': say('desk-queue.filter.remove', { what: say(`desk-queue.filter.${name}`) }),
      }}
      value={filter[name] ?? null}
      onChange={set(name)}
    />
  );
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size="min(26rem, 100vw)"
      title={say('desk-queue.filter.title')}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
    >
      <Stack gap="md" className="filter-sheet">
        <Checkbox.Group
          label={say('desk-queue.filter.status')}
          value={chosen}
          onChange={(values) =>
            set('status')(statuses.filter((status) => values.includes(status)).join(','))
          }
        >
          <div className="filter-choices">
            {statuses.map((status) => (
              <Checkbox key={status} value={status} label={say(`lifecycle.status.${status}`)} />
            ))}
          </div>
        </Checkbox.Group>
        {choose('due', [
          { value: 'today', label: say('desk-queue.filter.due_today') },
          { value: 'workingDay', label: say('desk-queue.filter.due_working_day') },
        ])}
        <fieldset className="filter-flags">
          <legend>{say('desk-queue.filter.flags')}</legend>
          <div className="filter-choices">
            {flags
              .filter((flag) => flag !== 'toJudge' || judges)
              .map((flag) => (
                <Checkbox
                  key={flag}
                  label={say(`desk-queue.filter.${flag}`)}
                  checked={filter[flag] === 'true'}
                  onChange={(event) => set(flag)(event.currentTarget.checked ? 'true' : null)}
                />
              ))}
          </div>
        </fieldset>
        <AgencySelect
          label={say('desk-queue.filter.agency')}
          value={filter.agency ?? null}
          onChange={set('agency')}
        />
        {choose('category', names.categories)}
        {choose('place', names.places)}
        {names.initiatives.length === 0 ? null : choose('initiative', names.initiatives)}
        {choose(
          'channel',
          channels.map((value) => ({ value, label: say(`lifecycle.channel.${value}`) })),
        )}
        {choose(
          'kind',
          complaintKinds.map((value) => ({ value, label: say(`lifecycle.kind.${value}`) })),
        )}
        <div className="filter-dates">
          {(['dueOn', 'receivedFrom', 'receivedTo'] as const).map((name) => (
            <TextInput
              key={name}
              type="date"
              label={say(`desk-queue.filter.${name}`)}
              value={filter[name] ?? ''}
              onChange={(event) => set(name)(event.currentTarget.value)}
            />
          ))}
        </div>
        <Button onClick={close}>{say('desk-queue.filter.close')}</Button>
      </Stack>
    </Drawer>
  );
}
