import type { LikelySame, relatedRoutes } from '@insaf/contract/related.ts';
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { byPlace } from '../complaint/beside/by-place.ts';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import './causes.css';

/** Of what others are looked for that seem to have the same cause. */
export type LikelyOf = { readonly complaint: string } | { readonly cause: string };

/** Complaints that seem to have one cause with it, and can be gathered with it; the likeliest first. */
export function useLikely(of: LikelyOf) {
  return useQuery({
    queryKey: ['likely', of],
    queryFn: ({ signal }) =>
      'cause' in of
        ? call<typeof relatedRoutes.listLikelyOfCause>('GET', '/causes/:cause/likely', {
            params: of,
            signal,
          })
        : call<typeof relatedRoutes.listLikely>('GET', '/complaints/:number/likely-same-cause', {
            params: { number: of.complaint },
            signal,
          }),
    select: ({ complaints }) => complaints,
    staleTime: 60_000,
  });
}

/** Those, to choose from. */
export function LikelyList({
  title,
  rows,
  chosen,
  choose,
}: {
  title: string;
  rows: readonly LikelySame[];
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
}) {
  const all = rows.every(({ number }) => chosen.has(number));
  const toggle = (number: string) =>
    choose(
      new Set(
        chosen.has(number) ? [...chosen].filter((each) => each !== number) : [...chosen, number],
      ),
    );
  return (
    <fieldset className="cause-likely">
      <legend>{title}</legend>
      <p className="card-quiet">{say('desk-causes.likely.hint')}</p>
      {rows.length === 1 ? null : (
        <Checkbox
          label={say('desk-causes.likely.all', { count: rows.length })}
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={() => choose(new Set(all ? [] : rows.map(({ number }) => number)))}
        />
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.number}>
            <Checkbox
              checked={chosen.has(row.number)}
              onChange={() => toggle(row.number)}
              label={<Line row={row} />}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Line({ row }: { row: LikelySame }) {
  const { number, status, summary, holder, receivedAt, alike } = row;
  const why = [...byPlace(row), ...(alike ? [say('desk-causes.likely.alike')] : [])];
  return (
    <>
      <span className="waiting-line">
        <ComplaintNumber number={number} /> <StatusBadge status={status} />
      </span>
      <span className="cause-likely-words" dir="auto">
        {summary}
      </span>
      <span className="card-quiet">
        {why.join(say('desk-beside.related.and'))} · {named(holder.name)} · <When at={receivedAt} />
      </span>
    </>
  );
}
