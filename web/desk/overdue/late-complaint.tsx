import type { OverdueRow } from '@insaf/contract/overdue.ts';
import { Link } from '@tanstack/react-router';
import { dayInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { When } from '../parts/when.tsx';
import { Reason } from '../queue/queue-row.tsx';
import '../queue/queue-list.css';
import { useMay } from '../session/session.ts';
import { named, say } from '../words.ts';

/** What can be begun from here; whether it can be done, the complaint's own page says. */
const acts = ['extend', 'takeOver'] as const;

/** A complaint that is late: since when, what explains it or that nothing does, to whom it rose, and what can be done. */
export function LateComplaint({ complaint }: { complaint: OverdueRow }) {
  const { number, status, summary, holder, category, why, lastAct, rose, extended } = complaint;
  const may = { extend: useMay('extend') && !extended, takeOver: useMay('takeOver') };
  const [late] = why;
  return (
    <article className="waiting-card">
      <header>
        <Link to={'/complaints/$number' as never} params={{ number } as never}>
          <ComplaintNumber number={number} />
        </Link>
        <StatusBadge status={status} />
        {late === undefined ? null : <Reason why={late} />}
      </header>
      <p className="overdue-summary" dir="auto">
        {summary}
      </p>
      <p className="card-quiet">
        {category === null ? null : <>{named(category.name)} · </>}
        {named(holder.name)}
      </p>
      <Explained complaint={complaint} />
      <dl>
        <Fact name="last_act">
          {lastAct === null ? (
            say('desk-overdue.nothing_done')
          ) : (
            <>
              {say(`lifecycle.verb.${lastAct.verb}`)} · <When at={lastAct.at} />
            </>
          )}
        </Fact>
        <Fact name="rose">
          {rose === null ? (
            say('desk-overdue.not_risen')
          ) : (
            <>
              {say('desk-complaint.ladder.who', {
                who: say(`desk-history.told.${rose.to}`),
                agency: isolated(named(rose.agency.name)),
              })}{' '}
              · <When at={rose.at} />
            </>
          )}
        </Fact>
        <Fact name="extended">{say(`desk-overdue.${extended ? 'once' : 'not_extended'}`)}</Fact>
      </dl>
      <p className="overdue-acts">
        {acts
          .filter((verb) => may[verb])
          .map((verb) => (
            <Link
              key={verb}
              to={'/complaints/$number' as never}
              params={{ number } as never}
              search={{ act: verb } as never}
            >
              {say(`desk-complaint.acts.${verb}.button`)}
            </Link>
          ))}
      </p>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{say(`desk-overdue.fact.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The obstacle or the promised day that explains it; or that nobody has said a word. */
function Explained({ complaint }: { complaint: OverdueRow }) {
  const { obstacle, explained, promisedFor } = complaint;
  if (obstacle !== null) {
    return (
      <p className="overdue-why overdue-obstacle">
        <Link to={'/obstacles/$obstacle' as never} params={{ obstacle: obstacle.id } as never}>
          {say(`lifecycle.obstacle.${obstacle.kind}`)}
        </Link>
        <span>
          {obstacle.decidedFor === null
            ? say('desk-overdue.undecided')
            : say('desk-overdue.decided', { day: dayInWords(obstacle.decidedFor) })}
          {' · '}
          <When at={obstacle.since} />
        </span>
      </p>
    );
  }
  return (
    <p className={`overdue-why overdue-${explained}`}>
      {explained === 'promise' && promisedFor !== null
        ? say('desk-overdue.promised', { day: dayInWords(promisedFor) })
        : say('desk-overdue.no_word')}
    </p>
  );
}
