import { IconEyeOff } from '@tabler/icons-react';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { ErasurePart } from '../erasure/erasure.tsx';
import { ClosedPeople } from './closed-people.tsx';
import { Openings } from './openings.tsx';
import './people.css';
import { PersonCard } from './person-card.tsx';

/** Who complains, as far as the reader may see, and why not where they may not. */
export function People({ complaint }: { complaint: Complaint }) {
  const { people, identity, anonymous, openings } = complaint;
  const isNobody = people.length === 0 && anonymous;
  return (
    <section className="part" aria-labelledby="people-title">
      <h2 id="people-title">{say('desk-complaint.people.title', { count: people.length })}</h2>
      {complaint.erasedAt !== null ? null : isNobody ? (
        <Hidden because="anonymous" />
      ) : identity === 'shown' ? (
        <>
          <ul className="people">
            {people.map((person) => (
              <li key={person.complainantNo}>
                <PersonCard number={complaint.number} person={person} />
              </li>
            ))}
          </ul>
          <p className="people-note">{say('desk-custody.note')}</p>
        </>
      ) : identity === 'closed' ? (
        <ClosedPeople complaint={complaint} />
      ) : (
        <Hidden because={identity} />
      )}
      {openings.length === 0 ? null : <Openings complaint={complaint} />}
      <ErasurePart complaint={complaint} />
    </section>
  );
}

function Hidden({ because }: { because: string }) {
  return (
    <p className="people-hidden">
      <IconEyeOff size={22} stroke={1.6} aria-hidden />
      <span>{say(`desk-complaint.people.hidden.${because}`)}</span>
    </p>
  );
}
