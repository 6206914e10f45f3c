import type { CauseRow } from '@insaf/contract/causes.ts';
import type { ReactNode } from 'react';
import { dayInWords } from '../complaint/history/days.ts';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';

const tones = { open: 'nile', solved: 'reed', abandoned: 'quiet' } as const;

type Shown = Omit<CauseRow, 'complaints' | 'unanswered'>;

/** How it stands, and whether the day that people were told has passed. */
export function CauseMarks({ cause }: { cause: Shown }) {
  const { state, late } = cause;
  return (
    <>
      <span className={`badge badge-${tones[state]}`}>{say(`lifecycle.cause.${state}`)}</span>
      {late ? <span className="badge badge-clay">{say('desk-causes.badge.late')}</span> : null}
    </>
  );
}

/** Whose it is, who works on it, what it is about and where, since when and until when. */
export function causeFacts(cause: Shown): [key: string, fact: ReactNode][] {
  const { agency, worker, category, place, openedAt, endedAt, expectedFor, state } = cause;
  const facts: [string, ReactNode][] = [['worker', named(worker.name)]];
  if (agency.code !== worker.code) facts.push(['agency', named(agency.name)]);
  if (category !== null) facts.push(['category', named(category.name)]);
  if (place !== null) facts.push(['place', named(place.name)]);
  facts.push(['opened', <When key="opened" at={openedAt} />]);
  if (endedAt !== null) facts.push([state, <When key="ended" at={endedAt} />]);
  else facts.push(['expected', dayInWords(expectedFor)]);
  return facts;
}
