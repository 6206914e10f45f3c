import { IconTrendingUp } from '@tabler/icons-react';
import { locale, named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { isolated } from '../isolated.ts';

const all = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Whom the complaint rises to if nothing is done, and when; or that it rises no further. */
export function Ladder({ complaint: { clock } }: { complaint: Pick<Complaint, 'clock'> }) {
  const words = clock.next === null ? topWords(clock) : nextWords(clock.next, clock.dueAt);
  if (words === null) return null;
  return (
    <p className="head-ladder">
      <IconTrendingUp size={20} stroke={1.6} aria-hidden />
      <span>{words}</span>
    </p>
  );
}

type Clock = Complaint['clock'];

/** What is late, and has no step before it, took them all. */
function topWords({ state, dueAt }: Clock): string | null {
  const isLate = state === 'running' && dueAt !== null && Date.parse(dueAt) <= Date.now();
  return isLate ? say('desk-complaint.ladder.top') : null;
}

function nextWords(next: NonNullable<Clock['next']>, dueAt: Clock['dueAt']): string | null {
  if (dueAt === null) return null;
  // At the top two agencies stand for one: the office, and the root that can act.
  const told = next.tells.filter(
    ({ to }, at) => next.tells.findIndex((one) => one.to === to) === at,
  );
  const who = told.map(({ to, agency }) =>
    say('desk-complaint.ladder.who', {
      who: say(`desk-history.told.${to}`),
      agency: isolated(named(agency.name)),
    }),
  );
  const at = Date.parse(next.at);
  const key = at <= Date.now() ? 'now' : at < Date.parse(dueAt) ? 'remind' : 'rise';
  return say(`desk-complaint.ladder.${key}`, { at: momentInWords(next.at), who: all.format(who) });
}
