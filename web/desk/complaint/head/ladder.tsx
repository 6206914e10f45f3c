import { IconTrendingUp } from '@tabler/icons-react';
import { locale, named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { isolated } from '../isolated.ts';

const all = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Whom the complaint rises to if nothing is done, and when. */
export function Ladder({ complaint }: { complaint: Pick<Complaint, 'clock'> }) {
  const { next, dueAt } = complaint.clock;
  if (next === null || dueAt === null) return null;
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
  return (
    <p className="head-ladder">
      <IconTrendingUp size={20} stroke={1.6} aria-hidden />
      <span>
        {say(`desk-complaint.ladder.${key}`, {
          at: momentInWords(next.at),
          who: all.format(who),
        })}
      </span>
    </p>
  );
}
