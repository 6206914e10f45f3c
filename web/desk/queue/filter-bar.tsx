import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { say } from '../words.ts';
import { changed, type Filter } from './filter.ts';
import { type Names, narrowingsOf } from './filter-words.ts';

/** The search, the way to all filters, and what narrows the list now, each of it removable. */
export function FilterBar({
  filter,
  names,
  go,
  openSheet,
  search,
  start,
}: {
  filter: Filter;
  names: Names;
  go: (filter: Filter) => void;
  openSheet: () => void;
  search: RefObject<HTMLInputElement | null>;
  start: ReactNode;
}) {
  const [words, setWords] = useState(filter.words ?? '');
  useEffect(() => setWords(filter.words ?? ''), [filter.words]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(changed(filter, 'words', words.trim() || null));
    document.getElementById('queue')?.focus();
  };
  const narrowings = narrowingsOf(filter, names);
  return (
    <div className="queue-bar">
      <div className="queue-tools">
        {start}
        <search className="queue-search">
          <form onSubmit={submit}>
            <TextInput
              ref={search}
              type="search"
              aria-label={say('desk-queue.search.label')}
              placeholder={say('desk-queue.search.label')}
              title={say('desk-queue.search.hint')}
              leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                setWords(filter.words ?? '');
                document.getElementById('queue')?.focus();
              }}
            />
          </form>
        </search>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.6} aria-hidden />}
          onClick={openSheet}
        >
          {say('desk-queue.filter.open')}
        </Button>
      </div>
      {narrowings.length === 0 ? null : (
        <ul className="chips" aria-label={say('desk-queue.filter.active')}>
          {narrowings.map(({ name, key, what, without }) => (
            <li key={key} className="chip">
              <span dir="auto">{what}</span>
              <ActionIcon
                variant="transparent"
                size={28}
                aria-label={say('desk-queue.filter.remove', { what })}
                onClick={() => go(changed(filter, name, without))}
              >
                <IconX size={16} stroke={1.8} aria-hidden />
              </ActionIcon>
            </li>
          ))}
          <li>
            <Button variant="subtle" size="compact-sm" onClick={() => go({})}>
              {say('desk-queue.filter.clear')}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}
