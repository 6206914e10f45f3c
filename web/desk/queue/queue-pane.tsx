import type { BulkOutcome, QueueView } from '@insaf/contract/queue.ts';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type RefObject, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { ApiFault } from '../api.ts';
import { Failed, FaultNote, Loading } from '../parts/states.tsx';
import { keepTrail } from '../parts/trail.ts';
import { later, say } from '../words.ts';
import { BulkBar, type QueueVerb, type TogetherVerb } from './bulk-bar.tsx';
import { EmptyView } from './empty-view.tsx';
import type { Filter } from './filter.ts';
import type { Names } from './filter-words.ts';
import { keepPlace } from './kept-place.ts';
import { Preview } from './preview.tsx';
import { listKey, type Pages, type Row, useQueueList, viewsKey } from './queue-data.ts';
import { useQueueKeys } from './queue-keys.ts';
import { QueueList } from './queue-list.tsx';
import { useChanges } from './use-changes.ts';
import { addressOf } from './use-filter.ts';
import { useHand } from './use-hand.ts';
import type { GoTo } from './view-link.tsx';

// Loaded when somebody acts on what they selected: the list is there sooner without them.
const BulkDialog = lazy(later(() => import('./bulk-dialog.tsx')));
const ObstructDialog = lazy(later(() => import('../obstacles/obstruct-dialog.tsx')));
const GatherDialog = lazy(later(() => import('../causes/gather-dialog.tsx')));

const nothing: readonly Row[] = [];
const offline = new ApiFault(0, { code: 'offline' });

/** The list of one filter, what can be done to what is selected in it, and the complaint at hand. */
export function QueuePane({
  query,
  filter,
  names,
  standing,
  search,
  go,
  openFilters,
}: {
  query: string;
  filter: Filter;
  names: Names;
  standing: readonly QueueView[] | undefined;
  search: RefObject<HTMLInputElement | null>;
  go: GoTo;
  openFilters: () => void;
}) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const list = useQueueList(query);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.complaints) ?? nothing, [data]);
  const hand = useHand(query, rows);
  const changes = useChanges(rows, hand.places);
  const [done, setDone] = useState<ReadonlyMap<string, string>>(new Map());
  const [acting, setActing] = useState<{ verb: QueueVerb; rows: readonly Row[] } | null>(null);
  const wide = useMediaQuery('(min-width: 75em)') ?? false;

  // From a complaint one goes on to the next of this list.
  useEffect(() => {
    keepTrail({ numbers: rows.map(({ number }) => number), from: addressOf(filter) });
  }, [rows, filter]);
  const open = useCallback(
    (row: Row) => void navigate({ to: '/complaints/$number', params: { number: row.number } }),
    [navigate],
  );
  const onNear = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const onShow = useCallback(() => !wide, [wide]);

  // The list as it is now, from its beginning: only when the reader asks for it.
  const refresh = useCallback(() => {
    keepPlace(query, { top: 0 });
    document.getElementById('queue')?.scrollTo({ top: 0 });
    setDone(new Map());
    changes.forget();
    queries.setQueryData<Pages>(listKey(query), (before) =>
      before === undefined
        ? before
        : { pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1) },
    );
    void queries.refetchQueries({ queryKey: listKey(query), exact: true });
    void queries.invalidateQueries({ queryKey: viewsKey });
  }, [query, queries, changes.forget]);

  const act = (verb: QueueVerb) => {
    const chosen = rows.filter(({ number }) => hand.selected.has(number));
    const at = rows[hand.at];
    const meant = chosen.length > 0 ? chosen : at === undefined ? [] : [at];
    if (meant.length > 0) setActing({ verb, rows: meant });
  };
  const onDone = (verb: QueueVerb, outcomes: readonly BulkOutcome[]) => {
    const ended = outcomes.filter((outcome) => outcome.done);
    const versions = new Map(ended.map(({ number, version }) => [number, version]));
    setDone((before) => {
      const after = new Map(before);
      for (const { number } of ended) after.set(number, `lifecycle.verb.${verb}`);
      return after;
    });
    hand.keepOnly([...hand.selected].filter((number) => !versions.has(number)));
    queries.setQueryData<Pages>(listKey(query), (before) => withVersions(before, versions));
    void queries.invalidateQueries({ queryKey: viewsKey });
    for (const { number } of ended) {
      void queries.invalidateQueries({ queryKey: ['complaint', number] });
    }
  };
  const closeAct = () => {
    setActing(null);
    document.getElementById('queue')?.focus();
  };
  // All of them, each one step further than it was seen.
  const onTogether = (verb: TogetherVerb) => {
    const moved = (acting?.rows ?? []).map(({ number, version }) => ({
      ...{ number, version: version + 1, done: true, code: null, message: null },
    }));
    onDone(verb, moved);
    closeAct();
  };
  useQueueKeys({ rows, hand, standing, search, go, open, act, openFilters, refresh });

  // The keyboard begins in the list, unless it is already somewhere.
  const there = rows.length > 0;
  useEffect(() => {
    if (there && document.activeElement === document.body) {
      document.getElementById('queue')?.focus({ preventScroll: true });
    }
  }, [there]);

  if (list.isPending) {
    // Without a connection nothing is asked; it is, by itself, once there is one again.
    if (list.fetchStatus === 'paused') return <Failed fault={offline} />;
    return <Loading rows={8} />;
  }
  if (list.isError && rows.length === 0) {
    return <Failed fault={list.error} retry={() => void list.refetch()} />;
  }
  return (
    <div className="queue-pane">
      <div className="queue-column">
        <div className="queue-note">
          <span role="status">
            {say(hasNextPage ? 'desk-queue.list.shown_more' : 'desk-queue.list.shown', {
              count: rows.length,
            })}
          </span>
          {changes.numbers.size === 0 && !changes.unsure ? null : (
            <span className="queue-changes" role="status">
              {changes.numbers.size === 0
                ? say('desk-queue.list.may_have_changed')
                : say('desk-queue.list.changes', { count: changes.numbers.size })}
              <Button variant="light" size="compact-md" onClick={refresh}>
                {say('desk-queue.list.show_changes')}
              </Button>
            </span>
          )}
        </div>
        {rows.length === 0 ? (
          <EmptyView filter={filter} standing={standing} go={go} />
        ) : (
          <QueueList
            query={query}
            rows={rows}
            hand={hand}
            whole={!hasNextPage}
            done={done}
            changed={changes.numbers}
            onOpen={open}
            onNear={onNear}
            onShow={onShow}
            foot={
              <div className="queue-foot">
                {isFetchingNextPage ? say('desk-queue.list.more') : null}
                {isFetchNextPageError ? (
                  <>
                    <FaultNote fault={list.error} />
                    <Button variant="default" onClick={() => void fetchNextPage()}>
                      {say('desk.fault.retry')}
                    </Button>
                  </>
                ) : null}
                {hasNextPage ? null : say('desk-queue.list.end')}
              </div>
            }
          />
        )}
        {hand.selected.size === 0 ? null : (
          <BulkBar count={hand.selected.size} act={act} clear={() => hand.keepOnly([])} />
        )}
      </div>
      {wide && rows.length > 0 ? <Preview row={rows[hand.at]} /> : null}
      <Suspense>
        {acting === null ? null : acting.verb === 'obstruct' ? (
          <ObstructDialog rows={acting.rows} close={closeAct} done={() => onTogether('obstruct')} />
        ) : acting.verb === 'gather' ? (
          <GatherDialog rows={acting.rows} close={closeAct} done={() => onTogether('gather')} />
        ) : (
          <BulkDialog
            verb={acting.verb}
            rows={acting.rows}
            names={names}
            close={closeAct}
            onDone={onDone}
          />
        )}
      </Suspense>
    </div>
  );
}

/** The rows as they were, with the versions that what was just done has left. */
function withVersions(
  before: Pages | undefined,
  versions: ReadonlyMap<string, number | null>,
): Pages | undefined {
  if (before === undefined) return before;
  const pages = before.pages.map((page) => ({
    ...page,
    complaints: page.complaints.map((row) => ({
      ...row,
      version: versions.get(row.number) ?? row.version,
    })),
  }));
  return { ...before, pages };
}
