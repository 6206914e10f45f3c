import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import { say } from '../words.ts';
import { keepPlace, placeIn } from './kept-place.ts';
import type { Row } from './queue-data.ts';
import { QueueRowView, rowId } from './queue-row.tsx';
import type { Hand } from './use-hand.ts';
import './queue-list.css';

/** Rows that are fetched before the reader comes to them. */
const ahead = 25;
const likelyHeight = 96;

/**
 * The list: one grid that has the focus while its rows come and go, as only those in sight are there. Which
 * row is meant is told by `aria-activedescendant`.
 */
export function QueueList({
  query,
  rows,
  hand,
  whole,
  done,
  changed,
  onOpen,
  onNear,
  onShow,
  foot,
}: {
  query: string;
  rows: readonly Row[];
  hand: Hand;
  /** Whether all rows there are have been fetched. */
  whole: boolean;
  done: ReadonlyMap<string, string>;
  changed: ReadonlySet<string>;
  onOpen: (row: Row) => void;
  /** The reader nears the end of what was fetched. */
  onNear: () => void;
  /** A click chose a row; true where that is to open it. */
  onShow: () => boolean;
  foot: ReactNode;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  // The same function while the rows are the same: another one has all of them measured anew.
  const keyOf = useCallback((index: number) => rows[index]!.number, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => likelyHeight,
    overscan: 8,
    getItemKey: keyOf,
    initialOffset: placeIn(query).top,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!whole && rows.length > 0 && last >= rows.length - ahead) onNear();
  }, [whole, last, rows.length, onNear]);

  const { at } = hand;
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const { activate, toggle, extendTo } = hand;
  // The list keeps the focus: a row that has it could be taken away with it.
  const keepFocus = useCallback(() => scroll.current?.focus({ preventScroll: true }), []);
  const onClick = useCallback(
    (row: Row, event: MouseEvent) => {
      keepFocus();
      if (event.shiftKey) return extendTo(row.number);
      if (event.ctrlKey || event.metaKey) return;
      activate(row.number);
      if (event.detail === 2 || onShow()) onOpen(row);
    },
    [activate, extendTo, keepFocus, onOpen, onShow],
  );
  const onToggle = useCallback(
    (row: Row, event: MouseEvent) => {
      keepFocus();
      if (event.shiftKey) extendTo(row.number);
      else toggle(row.number);
    },
    [extendTo, keepFocus, toggle],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, items.length - 10);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at - 1, 0),
      PageDown: at + page,
      PageUp: Math.max(at - page, 0),
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[at];
    if (to !== undefined && rows.length > 0) {
      const next = rows[Math.min(to, rows.length - 1)]!;
      if (event.shiftKey && event.key.startsWith('Arrow')) extendTo(next.number);
      else activate(next.number);
    } else if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else if (event.key === ' ' && row !== undefined) toggle(row.number);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows come and go, which a table does not allow
    <div
      ref={scroll}
      role="grid"
      id="queue"
      className="queue-list"
      tabIndex={0}
      aria-label={say('desk-queue.list.label')}
      aria-multiselectable
      aria-rowcount={whole ? rows.length : -1}
      aria-activedescendant={
        hand.active !== null && items.some(({ index }) => index === at)
          ? rowId(hand.active)
          : undefined
      }
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget, target }) => {
        const [first] = rows;
        const byKeys = target === currentTarget && currentTarget.matches(':focus-visible');
        if (byKeys && at < 0 && first !== undefined) activate(first.number);
      }}
      onScroll={(event) => keepPlace(query, { top: event.currentTarget.scrollTop })}
    >
      <div role="presentation" className="queue-rows" style={{ blockSize: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              role="presentation"
              ref={virtual.measureElement}
              data-index={index}
              className="queue-slot"
              style={{ transform: `translateY(${start}px)` }}
            >
              <QueueRowView
                row={row}
                index={index}
                active={row.number === hand.active}
                selected={hand.selected.has(row.number)}
                done={done.get(row.number) ?? null}
                changed={changed.has(row.number)}
                onClick={onClick}
                onToggle={onToggle}
              />
            </div>
          );
        })}
      </div>
      {foot}
    </div>
  );
}
