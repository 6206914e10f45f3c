import './beside.css';
import type { RelatedToPerson, RelatedToPlace, relatedRoutes } from '@insaf/contract/related.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { ComplaintNumber, StatusBadge } from '../../parts/complaint-words.tsx';
import { FaultNote, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { ClockLine } from '../head/clock-line.tsx';
import { byPlace } from './by-place.ts';

/** Other complaints of the same person, and from the same place lately, as far as the reader may see. */
export function RelatedPanel({ number }: { number: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['related', number],
    queryFn: ({ signal }) =>
      call<typeof relatedRoutes.listRelated>('GET', '/complaints/:number/related', {
        params: { number },
        signal,
      }),
    staleTime: 60_000,
  });
  const samePerson = data?.samePerson ?? [];
  const samePlace = data?.samePlace ?? [];
  // One that is related in both ways is shown once, with both reasons.
  const places = new Map(samePlace.map((item) => [item.number, byPlace(item)]));
  const people = new Set(samePerson.map(({ number: each }) => each));
  const placeOnly = samePlace.filter((item) => !people.has(item.number));
  return (
    <section className="beside part" aria-labelledby="related-title">
      <h2 id="related-title">{say('desk-beside.related.title')}</h2>
      {isPending ? <Loading rows={2} /> : null}
      <FaultNote fault={error} />
      {data && samePerson.length + samePlace.length === 0 ? (
        <p className="beside-quiet">{say('desk-beside.related.none')}</p>
      ) : null}
      <Group
        words="desk-beside.related.person"
        items={samePerson}
        why={(item) => [...byPerson(item), ...(places.get(item.number) ?? [])]}
      />
      <Group words="desk-beside.related.place" items={placeOnly} why={byPlace} />
    </section>
  );
}

type Item = RelatedToPerson | RelatedToPlace;

function Group<I extends Item>(props: {
  words: string;
  items: readonly I[];
  why: (item: I) => string[];
}) {
  if (props.items.length === 0) return null;
  return (
    <>
      <h3>{say(props.words)}</h3>
      <ul className="related">
        {props.items.map((item) => (
          <RelatedLine key={item.number} item={item}>
            {props.why(item).join(say('desk-beside.related.and'))}
          </RelatedLine>
        ))}
      </ul>
    </>
  );
}

function RelatedLine({ item, children }: { item: Item; children: ReactNode }) {
  return (
    <li>
      <Link to="/complaints/$number" params={{ number: item.number }} className="related-link">
        <span className="related-head">
          <ComplaintNumber number={item.number} />
          <StatusBadge status={item.status} />
        </span>
        <span className="related-summary" dir="auto">
          {item.summary}
        </span>
        <ClockLine complaint={item} />
        <span className="beside-quiet">
          {item.category === null ? null : <>{named(item.category.name)} · </>}
          <When at={item.receivedAt} /> · {children}
        </span>
      </Link>
    </li>
  );
}

const byPerson = ({ by }: RelatedToPerson) =>
  by.map((each) => say(`desk-beside.related.by.${each}`));
