import type { OpeningState } from '@insaf/contract/identity.ts';
import type { Opening } from '@insaf/contract/openings.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { named, say } from '../../words.ts';
import { type Complaint, complaintKey } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { isolated } from '../isolated.ts';

const tones: Record<OpeningState, string> = {
  waiting: 'wheat',
  open: 'nile',
  ended: 'quiet',
  refused: 'clay',
  lapsed: 'quiet',
};

/** The requests to open who complains, and what became of each. */
export function Openings({ complaint }: { complaint: Complaint }) {
  useEndingOf(complaint);
  return (
    <div className="openings">
      <h3>{say('desk-custody.openings.title')}</h3>
      <ul>
        {complaint.openings.map((opening) => (
          <li key={opening.openingNo}>
            <OneOpening opening={opening} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneOpening({ opening }: { opening: Opening }) {
  const { state, until, asked, decided, decidedAt, refusal, mine } = opening;
  const who = (by: Opening['asked']) =>
    say('desk-custody.openings.by', {
      role: named(by.role),
      agency: isolated(named(by.agency.name)),
    });
  return (
    <article className="opening">
      <p className="opening-head">
        <span className={`badge badge-${tones[state]}`}>
          {say(`desk-custody.openings.state.${state}`)}
        </span>
        <strong>{mine ? say('desk-custody.openings.mine') : who(asked)}</strong>
        <span className="person-kind">
          {say('desk-custody.openings.asked', { at: momentInWords(opening.askedAt) })}
        </span>
      </p>
      <p dir="auto">{opening.reason}</p>
      {state === 'open' && until !== null ? (
        <p className="opening-until">
          {say(mine ? 'desk-custody.openings.until' : 'desk-custody.openings.until_other', {
            until: momentInWords(until),
          })}
        </p>
      ) : null}
      {decided === null || decidedAt === null ? null : (
        <p className="people-note">
          {say(
            refusal === null ? 'desk-custody.openings.approved' : 'desk-custody.openings.refused',
            {
              who: who(decided),
              at: momentInWords(decidedAt),
            },
          )}
        </p>
      )}
      {refusal === null ? null : (
        <p>
          {say('desk-custody.openings.refusal')}: <bdi dir="auto">{refusal}</bdi>
        </p>
      )}
    </article>
  );
}

/** The longest that a browser waits: 24.8 days. */
const longest = 2 ** 31 - 1;

/** Reads the complaint anew when an opening of the reader's ends. */
function useEndingOf({ number, openings }: Complaint): void {
  const queries = useQueryClient();
  const until = openings.find(({ mine, state }) => mine && state === 'open')?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const left = Math.min(longest, Math.max(0, Date.parse(until) - Date.now()) + 500);
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: complaintKey(number) }),
      left,
    );
    return () => clearTimeout(timer);
  }, [until, number, queries]);
}
