import type { ObstacleRow } from '@insaf/contract/obstacles.ts';
import type { ReactNode } from 'react';
import { dayInWords } from '../complaint/history/days.ts';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';

const tones = { waiting: 'wheat', decided: 'nile', removed: 'quiet' } as const;

/** How it stands: its state, whether that is late, and how often it went up. */
export function ObstacleMarks({ obstacle }: { obstacle: ObstacleRow }) {
  const { state, overdue, risen } = obstacle;
  return (
    <>
      <span className={`badge badge-${tones[state]}`}>{say(`desk-obstacles.state.${state}`)}</span>
      {overdue ? (
        <span className="badge badge-clay">{say('desk-obstacles.badge.overdue')}</span>
      ) : null}
      {risen === 0 ? null : (
        <span className="badge badge-sky">
          {say('desk-obstacles.badge.risen', { count: risen })}
        </span>
      )}
    </>
  );
}

/** Whose it is, from whom something is needed, since when and until when. */
export function obstacleFacts(obstacle: ObstacleRow): [key: string, fact: ReactNode][] {
  const { agency, level, from, neededBy, recordedAt, dueAt, state, owner, removedAt } = obstacle;
  const whom = [from.agency && named(from.agency.name), from.outside].filter(Boolean).join(' · ');
  const facts: [string, ReactNode][] = [
    ['agency', named(agency.name)],
    ['recorded', <When key="recorded" at={recordedAt} />],
  ];
  if (whom !== '') facts.push(['from', <bdi key="from">{whom}</bdi>]);
  if (neededBy !== null) facts.push(['needed_by', dayInWords(neededBy)]);
  if (removedAt !== null) return [...facts, ['removed', <When key="removed" at={removedAt} />]];
  facts.push(['level', named(level.name)]);
  if (owner !== null) facts.push(['owner', named(owner.name)]);
  if (dueAt !== null) {
    const decidedFor = obstacle.decidedFor;
    facts.push(
      state === 'decided' && decidedFor !== null
        ? ['done_by', dayInWords(decidedFor)]
        : ['due', <When key="due" at={dueAt} />],
    );
  }
  return facts;
}
