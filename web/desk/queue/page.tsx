import { Button, Drawer, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconList } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { readFilter, writeFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { useAgencyName, useKnownNames } from './filter-words.ts';
import { useSavedViews, useStandingViews } from './queue-data.ts';
import { QueuePane } from './queue-pane.tsx';
import { isQueue, useFilter } from './use-filter.ts';
import type { GoTo } from './view-link.tsx';
import { ViewsSide } from './views-side.tsx';
import './queue.css';

/** The queue: views at the side, what narrows the list above it, the list, and the complaint at hand. */
export default function QueuePage() {
  const { filter, query, go } = useFilter();
  const { data: views, isError: noViews } = useStandingViews();
  const standing = views?.views;
  const saved = useSavedViews().data?.views;
  const names = { ...useKnownNames(), agency: useAgencyName(filter.agency) };
  const [viewsOpen, viewsSheet] = useDisclosure(false);
  const [filters, filterSheet] = useDisclosure(false);
  const narrow = useMediaQuery('(max-width: 47.99em)') ?? false;
  const search = useRef<HTMLInputElement>(null);
  const here =
    standing?.find((view) => writeFilter(readFilter(view.query)) === query)?.key ??
    (query === '' ? 'everything' : null);
  const savedHere = saved?.find((view) => writeFilter(readFilter(view.query)) === query);
  const title =
    here === null ? (savedHere?.name ?? say('desk-queue.title')) : say(`desk-queue.views.${here}`);
  usePageTitle(title);

  // Who comes without a filter is shown what their role begins with; who removes the last one sees all.
  const arriving = useRef(query === '');
  useEffect(() => {
    const [first] = standing ?? [];
    if (!arriving.current || first === undefined) return;
    arriving.current = false;
    // Who went on before the views were there, to a complaint by its number, is not called back.
    if (!isQueue(window.location.pathname)) return;
    go(readFilter(first.query), { replace: true });
  }, [standing, go]);

  const onTheWay =
    query === '' && arriving.current && !noViews && (standing === undefined || standing.length > 0);

  const { close: closeViews } = viewsSheet;
  const choose: GoTo = useCallback(
    (to) => {
      arriving.current = false;
      closeViews();
      go(to);
    },
    [closeViews, go],
  );
  const side = <ViewsSide standing={standing} saved={saved} query={query} go={choose} />;
  return (
    <div className="queue">
      {narrow ? (
        <Drawer
          opened={viewsOpen}
          onClose={closeViews}
          title={say('desk-queue.views.label')}
          size="min(20rem, 85vw)"
          closeButtonProps={{ 'aria-label': say('desk.close') }}
        >
          {side}
        </Drawer>
      ) : (
        <div className="queue-side">{side}</div>
      )}
      <div className="queue-main">
        <Title order={1} size="h3" className="queue-title">
          {title}
        </Title>
        <FilterBar
          filter={filter}
          names={names}
          go={choose}
          openSheet={filterSheet.open}
          search={search}
          start={
            narrow ? (
              <Button
                variant="default"
                leftSection={<IconList size={18} stroke={1.6} aria-hidden />}
                onClick={viewsSheet.open}
              >
                {say('desk-queue.views.open')}
              </Button>
            ) : null
          }
        />
        {onTheWay ? (
          <Loading rows={8} />
        ) : (
          <QueuePane
            key={query}
            query={query}
            filter={filter}
            names={names}
            standing={standing}
            search={search}
            go={choose}
            openFilters={filterSheet.open}
          />
        )}
      </div>
      <FilterSheet
        opened={filters}
        close={filterSheet.close}
        filter={filter}
        names={names}
        go={choose}
      />
    </div>
  );
}
