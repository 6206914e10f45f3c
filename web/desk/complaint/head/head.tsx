import { IconClock, IconUserPin } from '@tabler/icons-react';
import { ComplaintNumber, StatusBadge } from '../../parts/complaint-words.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { actsNext } from './acts-next.ts';
import { clockWords } from './clock-words.ts';
import './head.css';
import { Ladder } from './ladder.tsx';
import { Marks } from './marks.tsx';

/** What one has to know of a complaint before reading it. */
export function Head({ complaint }: { complaint: Complaint }) {
  const { number, kind, status, channel, receivedAt, category, place, placeAbove } = complaint;
  const { holder, holderAbove, agencyComplainedOf, initiative } = complaint;
  const clock = clockWords(complaint);
  const where = [...placeAbove, ...(place === null ? [] : [place.name])].map(named);
  return (
    <header className="complaint-head">
      <div className="head-title">
        <h1>
          {say(`lifecycle.kind.${kind}`)} <ComplaintNumber number={number} />
        </h1>
        <StatusBadge status={status} />
      </div>
      <Marks complaint={complaint} />
      <p className={`head-clock head-clock-${clock.tone}`}>
        <IconClock size={20} stroke={1.6} aria-hidden />
        {clock.exact === null || clock.words.includes(clock.exact) ? (
          <span>{clock.words}</span>
        ) : (
          <details>
            <summary>{clock.words}</summary>
            <span>{clock.exact}</span>
          </details>
        )}
      </p>
      <p className="head-next">
        <IconUserPin size={20} stroke={1.6} aria-hidden />
        <span>{actsNext(complaint)}</span>
      </p>
      <Ladder complaint={complaint} />
      <dl className="facts">
        <div>
          <dt>{say('desk-complaint.head.category')}</dt>
          <dd>
            {category === null ? say('desk-complaint.head.no_category') : named(category.name)}
          </dd>
        </div>
        <div>
          <dt>{say('desk-complaint.head.place')}</dt>
          <dd>
            {where.length === 0 ? say('desk-complaint.head.no_place') : where.join(separator)}
          </dd>
        </div>
        <div>
          <dt>{say('desk-complaint.head.received')}</dt>
          <dd>
            <When at={receivedAt} /> · {say(`lifecycle.channel.${channel}`)}
          </dd>
        </div>
        <div>
          <dt>{say('desk-complaint.head.holder')}</dt>
          <dd>
            <strong>{named(holder.name)}</strong>
            {holderAbove.length === 0 ? null : (
              <span className="way-up">
                {holderAbove.map(({ name }) => named(name)).join(separator)}
              </span>
            )}
          </dd>
        </div>
        {initiative === null ? null : (
          <div>
            <dt>{say('desk-complaint.head.initiative')}</dt>
            <dd>{named(initiative.name)}</dd>
          </div>
        )}
        {agencyComplainedOf === null ? null : (
          <div>
            <dt>{say('desk-complaint.head.complained_of')}</dt>
            <dd>{named(agencyComplainedOf.name)}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}

/** Between names from the larger to the smaller; a sign without a direction of its own. */
const separator = ' · ';
