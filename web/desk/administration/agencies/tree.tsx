import './tree.css';
import type { ListedAgency } from '@insaf/contract/agencies.ts';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { language } from '../../installation.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { childrenOf, treeKey } from './agencies.ts';
import { keepOpened, keptOpened } from './opened.ts';
import { moveInTree } from './tree-keys.ts';

export type TreeRow = {
  readonly agency: ListedAgency;
  readonly level: number;
  readonly at: number;
  readonly of: number;
  readonly opened: boolean;
};

const rowHeight = 44;
const Closed = language === 'ar' ? IconChevronLeft : IconChevronRight;

/**
 * The tree of agencies. What lies below one is asked for when it is opened, and only the rows in view are
 * drawn. One tab stop; arrows go through it, Home and End to its ends, Enter opens an agency's page.
 */
export function AgencyTree() {
  const [opened, setOpened] = useState(keptOpened);
  const [current, setCurrent] = useState<string | null>(null);
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const root = useQueries({ queries: [branchQuery(null)] })[0]!;
  const rootCode = root.data?.[0]?.code;
  const parents = [...opened];
  const branches = useQueries({ queries: parents.map((code) => branchQuery(code)) });
  const children = new Map(parents.map((code, index) => [code, branches[index]?.data]));
  const rows = flatten(root.data ?? [], children, opened);
  const fault = branches.find(({ error }) => error !== null);

  useEffect(() => {
    if (rootCode !== undefined) setOpened((all) => (all.size === 0 ? new Set([rootCode]) : all));
  }, [rootCode]);
  useEffect(() => keepOpened(opened), [opened]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  if (root.isPending) return <Loading />;
  if (root.isError) return <Failed fault={root.error} retry={() => void root.refetch()} />;

  const toggle = (code: string, open: boolean) =>
    setOpened((all) => {
      const next = new Set(all);
      if (open) next.add(code);
      else next.delete(code);
      return next;
    });
  const open = (code: string) => void navigate({ to: `/administration/agencies/${code}` as never });
  const focusAt = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setCurrent(row.agency.code);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => document.getElementById(`tree-${row.agency.code}`)?.focus());
  };
  const at = Math.max(
    0,
    rows.findIndex(({ agency }) => agency.code === current),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const act = moveInTree(event.key, rows, at, language === 'ar');
    if (act === null) return;
    event.preventDefault();
    if (act.kind === 'go') focusAt(act.to);
    else if (act.kind === 'open') open(act.code);
    else toggle(act.code, act.kind === 'expand');
  };

  return (
    <>
      {fault === undefined ? null : (
        <Failed fault={fault.error} retry={() => void fault.refetch()} />
      )}
      <div className="tree" ref={box}>
        <div
          role="tree"
          tabIndex={-1}
          aria-label={say('desk-agencies.tree')}
          className="tree-rows"
          style={{ blockSize: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            const { code, childCount, active, name, kind } = row.agency;
            return (
              <div
                key={code}
                id={`tree-${code}`}
                role="treeitem"
                aria-level={row.level}
                aria-posinset={row.at}
                aria-setsize={row.of}
                aria-expanded={childCount === 0 ? undefined : row.opened}
                aria-selected={index === at}
                tabIndex={index === at ? 0 : -1}
                className={active ? 'tree-row' : 'tree-row tree-closed'}
                style={{
                  transform: `translateY(${start}px)`,
                  paddingInlineStart: `calc(${row.level - 1} * var(--tree-step))`,
                }}
                onFocus={() => setCurrent(code)}
                onClick={() => open(code)}
                onKeyDown={() => undefined}
              >
                {childCount === 0 ? (
                  <span className="tree-space" />
                ) : (
                  <span
                    className="tree-toggle"
                    aria-hidden
                    onClick={(event) => {
                      event.stopPropagation();
                      toggle(code, !row.opened);
                    }}
                  >
                    {row.opened ? <IconChevronDown size={18} /> : <Closed size={18} />}
                  </span>
                )}
                <span className="tree-name">{named(name)}</span>
                <span className="tree-kind">
                  {active ? say(`lifecycle.agency.${kind}`) : say('desk-agencies.closed')}
                  {childCount === 0 ? null : (
                    <> · {say('desk-agencies.below', { count: childCount })}</>
                  )}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

const branchQuery = (parent: string | null) => ({
  queryKey: [...treeKey, parent] as const,
  queryFn: () => childrenOf(parent),
  staleTime: 60_000,
});

function flatten(
  siblings: readonly ListedAgency[],
  children: ReadonlyMap<string, readonly ListedAgency[] | undefined>,
  opened: ReadonlySet<string>,
  level = 1,
): TreeRow[] {
  return siblings.flatMap((agency, index) => {
    const isOpen = opened.has(agency.code);
    const row = { agency, level, at: index + 1, of: siblings.length, opened: isOpen };
    const below = isOpen ? (children.get(agency.code) ?? []) : [];
    return [row, ...flatten(below, children, opened, level + 1)];
  });
}
