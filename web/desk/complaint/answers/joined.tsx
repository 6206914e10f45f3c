import { Link } from '@tanstack/react-router';
import { ComplaintNumber, StatusBadge } from '../../parts/complaint-words.tsx';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';

/** The complaint that this one follows, and those that follow it. */
export function Joined({ complaint }: { complaint: Complaint }) {
  const { leading, leadingStatus, joined } = complaint;
  if (leading === null && joined.length === 0) return null;
  return (
    <section className="part" aria-labelledby="joined-title">
      <h2 id="joined-title">{say('desk-complaint.joined.title')}</h2>
      {leading === null ? null : (
        <p className="joined-line">
          {say('desk-complaint.joined.leading')}{' '}
          {leadingStatus === null ? (
            <>
              <ComplaintNumber number={leading} /> {say('desk-complaint.joined.not_yours')}
            </>
          ) : (
            <>
              <Link to="/complaints/$number" params={{ number: leading }}>
                <ComplaintNumber number={leading} />
              </Link>{' '}
              <StatusBadge status={leadingStatus} />
            </>
          )}
        </p>
      )}
      {joined.length === 0 ? null : (
        <>
          <p className="joined-line">
            {say('desk-complaint.joined.followers', { count: joined.length })}
          </p>
          <ul className="joined-list">
            {joined.map((number) => (
              <li key={number}>
                <Link to="/complaints/$number" params={{ number }}>
                  <ComplaintNumber number={number} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
