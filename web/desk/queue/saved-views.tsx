import type { queueRoutes, SavedView } from '@insaf/contract/queue.ts';
import { ActionIcon, Button, Menu, Text, TextInput } from '@mantine/core';
import { IconBookmarkPlus, IconDotsVertical } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';
import { readFilter } from './filter.ts';
import { savedKey } from './queue-data.ts';
import { addressOf } from './use-filter.ts';
import { type GoTo, ViewLink } from './view-link.tsx';

type Change = { name?: string; position?: number };

/** The reader's own views: kept under a name, renamed, moved, shared by link, removed. */
export function SavedViews({
  saved,
  query,
  go,
}: {
  saved: readonly SavedView[] | undefined;
  query: string;
  go: GoTo;
}) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: savedKey });
  const [naming, setNaming] = useState<SavedView | 'new' | null>(null);
  const [said, setSaid] = useState('');
  const save = useMutation({
    mutationFn: (name: string) =>
      call<typeof queueRoutes.saveView>('POST', '/views', { body: { name, query } }),
    onSuccess: refresh,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: Change & { id: string }) =>
      call<typeof queueRoutes.changeView>('PATCH', '/views/:view', { params: { view: id }, body }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      call<typeof queueRoutes.removeView>('DELETE', '/views/:view', { params: { view: id } }),
    onSuccess: refresh,
  });
  const share = async (view: SavedView) => {
    const address = new URL(addressOf(readFilter(view.query)), location.href).href;
    await navigator.clipboard.writeText(address);
    setSaid(say('desk-queue.saved.shared'));
  };
  const name = async (text: string) => {
    if (naming === 'new') await save.mutateAsync(text);
    else if (naming !== null) await change.mutateAsync({ id: naming.id, name: text });
    setNaming(null);
  };
  const views = saved ?? [];
  const known = views.some((view) => view.query === query);
  return (
    <section className="saved" aria-labelledby="saved-views">
      <h2 id="saved-views" className="views-head">
        {say('desk-queue.saved.label')}
      </h2>
      <ul className="views">
        {views.map((view, index) => (
          <li key={view.id} className="saved-view">
            <ViewLink name={view.name} to={view.query} query={query} go={go} />
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  size={44}
                  aria-label={say('desk-queue.saved.options', { name: view.name })}
                >
                  <IconDotsVertical size={18} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setNaming(view)}>
                  {say('desk-queue.saved.rename')}
                </Menu.Item>
                <Menu.Item onClick={() => void share(view)}>
                  {say('desk-queue.saved.share')}
                </Menu.Item>
                {index === 0 ? null : (
                  <Menu.Item onClick={() => change.mutate({ id: view.id, position: index })}>
                    {say('desk-queue.saved.up')}
                  </Menu.Item>
                )}
                <Menu.Item color="clay" onClick={() => remove.mutate(view.id)}>
                  {say('desk-queue.saved.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      {views.length === 0 && naming === null ? (
        <Text size="sm" c="dimmed" className="saved-none">
          {say('desk-queue.saved.none')}
        </Text>
      ) : null}
      {naming === null ? (
        <Button
          variant="subtle"
          leftSection={<IconBookmarkPlus size={18} stroke={1.6} aria-hidden />}
          disabled={known || query === ''}
          onClick={() => setNaming('new')}
        >
          {say('desk-queue.saved.save')}
        </Button>
      ) : (
        <NameForm
          before={naming === 'new' ? '' : naming.name}
          keep={name}
          cancel={() => setNaming(null)}
        />
      )}
      <FaultNote fault={save.error ?? change.error ?? remove.error} />
      <p role="status" className={said === '' ? 'hidden-words' : 'saved-said'}>
        {said}
      </p>
    </section>
  );
}

function NameForm({
  before,
  keep,
  cancel,
}: {
  before: string;
  keep: (name: string) => Promise<void>;
  cancel: () => void;
}) {
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void keep(name.trim()).catch(() => undefined);
  };
  return (
    <form onSubmit={submit} className="saved-form">
      <TextInput
        label={say('desk-queue.saved.name')}
        value={name}
        maxLength={80}
        required
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="saved-buttons">
        <Button type="submit">{say('desk-queue.saved.keep')}</Button>
        <Button variant="default" onClick={cancel}>
          {say('desk-queue.saved.cancel')}
        </Button>
      </div>
    </form>
  );
}
