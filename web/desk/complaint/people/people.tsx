import { IconEyeOff, IconUser } from '@tabler/icons-react';
import { inDigits, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import './people.css';

type Person = Complaint['people'][number];

/** Who complains, as far as the reader may see, and why not where they may not. */
export function People({ complaint }: { complaint: Complaint }) {
  const { people, identity, anonymous } = complaint;
  return (
    <section className="part" aria-labelledby="people-title">
      <h2 id="people-title">{say('desk-complaint.people.title', { count: people.length })}</h2>
      {people.length === 0 && anonymous ? (
        <Hidden because="anonymous" />
      ) : identity === 'shown' ? (
        <>
          <ul className="people">
            {people.map((person) => (
              <li key={person.complainantNo}>
                <PersonCard person={person} />
              </li>
            ))}
          </ul>
          <p className="people-note">{say('desk-complaint.people.masked')}</p>
        </>
      ) : (
        <Hidden because={identity} />
      )}
    </section>
  );
}

function PersonCard({ person }: { person: Person }) {
  const { name, kind, language } = person;
  const facts = (['phone', 'email', 'nationalId', 'address'] as const).flatMap((fact) => {
    const value = person[fact];
    if (value === null) return [];
    const isNumber = fact === 'phone' || fact === 'nationalId';
    return [{ fact, value: isNumber ? inDigits(value) : value }];
  });
  return (
    <div className="person-card">
      <IconUser size={22} stroke={1.6} aria-hidden />
      <div>
        <p>
          <strong dir="auto">{name ?? say('desk-complaint.people.no_name')}</strong>{' '}
          <span className="person-kind">
            {say(`lifecycle.complainant.${kind}`)} ·{' '}
            {say(`desk-complaint.people.language.${language}`)}
          </span>
        </p>
        <dl>
          {facts.map(({ fact, value }) => (
            <div key={fact}>
              <dt>{say(`desk-complaint.people.${fact}`)}</dt>
              <dd>
                <bdi dir={fact === 'address' ? 'auto' : 'ltr'}>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
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
