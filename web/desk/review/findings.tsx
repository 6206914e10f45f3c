import { findingWords } from '@insaf/contract/finding-sentence.ts';
import {
  type Finding,
  type FindingSide,
  type findingRoutes,
  findingSides,
} from '@insaf/contract/findings.ts';
import { Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import { language } from '../installation.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import { type Asked, dayWords } from './asked.ts';
import './findings.css';

type Found = Awaited<ReturnType<typeof call<typeof findingRoutes.readReviewFindings>>>;

/** What stands out in the period, drawn up by itself: what went well beside what stood in the way. */
export function FindingsSection({ asked }: { asked: Asked }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['review', 'findings', asked],
    queryFn: ({ signal }) =>
      call<typeof findingRoutes.readReviewFindings>('GET', '/figures/review/findings', {
        query: asked,
        signal,
      }),
  });
  return (
    <section className="review-part" aria-labelledby="findings" aria-busy={isPending}>
      <Title order={2} size="h3" id="findings">
        {say('findings.title')}
      </Title>
      <p className="card-quiet review-intro">{say('findings.intro')}</p>
      {isPending ? <Loading rows={4} /> : null}
      {error === null ? null : <Failed fault={error} retry={() => void refetch()} />}
      {data === undefined ? null : <Sides found={data} />}
    </section>
  );
}

function Sides({ found: { findings, looked } }: { found: Found }) {
  return (
    <>
      {findings.length === 0 ? (
        <p className="card findings-none">{say('findings.none')}</p>
      ) : (
        <div className="findings-sides">
          {findingSides.map((side) => (
            <Side key={side} side={side} findings={findings.filter((each) => each.side === side)} />
          ))}
        </div>
      )}
      <details className="review-as-table findings-how">
        <summary>{say('findings.looked', { looked })}</summary>
        <p className="card-quiet review-intro">{say('findings.how_text')}</p>
      </details>
    </>
  );
}

const icons = { well: IconCircleCheck, obstacle: IconAlertTriangle } as const;

function Side({ side, findings }: { side: FindingSide; findings: readonly Finding[] }) {
  const Icon = icons[side];
  return (
    <section className={`card findings-side findings-${side}`} aria-labelledby={`found-${side}`}>
      <h3 id={`found-${side}`}>
        <Icon size={22} aria-hidden />
        {say(`findings.side.${side}`)}
      </h3>
      {findings.length === 0 ? (
        <p className="card-quiet">{say('findings.none_of')}</p>
      ) : (
        <ol className="findings-list">
          {findings.map((finding) => (
            <li key={finding.key}>
              <One finding={finding} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const pages = {
  complaints: '/review/complaints',
  obstacles: '/obstacles',
  index: '/index',
} as const;

function One({ finding }: { finding: Finding }) {
  const { says, because, days, chance } = findingWords(finding, { say, language, day: dayWords });
  const { behind } = finding;
  return (
    <>
      <p className="findings-says">{says}</p>
      <p>{because}</p>
      {chance === null ? null : <p className="findings-chance">{chance}</p>}
      {days === null ? null : <p className="card-quiet findings-days">{days}</p>}
      {behind === null ? null : (
        <Link
          className="findings-behind"
          to={pages[behind.page] as never}
          search={behind.query as never}
          aria-label={say(`findings.behind_of.${behind.page}`, { says })}
        >
          {say(`findings.behind.${behind.page}`)}
        </Link>
      )}
    </>
  );
}
