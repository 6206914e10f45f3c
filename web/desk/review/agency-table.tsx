import type { Basis, Review } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { named, say } from '../words.ts';
import type { Asked } from './asked.ts';
import { FiguresTable } from './figures-table.tsx';
import { useNothingBehind } from './number-link.tsx';

/** The agency itself and each right below it; none of them where the reader sees it alone. */
export function AgencyTable({
  review,
  asked,
  basis,
}: {
  review: Review;
  asked: Asked;
  basis: Basis;
}) {
  const { agencies } = review;
  const isFrozen = useNothingBehind();
  if (agencies.length < 2) return null;
  const told = agencies.filter(isTold);
  const idle = agencies.length - told.length;
  const rows = told.map((row) => {
    const { agency, itself, branches } = row;
    const name = named(agency.name);
    return {
      ...row,
      ...{ key: agency.code, name, asked: { ...asked, agency: agency.code }, alone: itself },
      title: itself ? (
        say('desk-review.agencies.itself', { agency: name })
      ) : isFrozen ? (
        name
      ) : (
        <Link to={'/review' as never} search={{ ...asked, agency: agency.code } as never}>
          {name}
          {branches ? <span aria-hidden="true"> ›</span> : null}
        </Link>
      ),
    };
  });
  return (
    <section className="review-part" aria-labelledby="agencies">
      <Title order={2} size="h3" id="agencies">
        {say('desk-review.agencies.title')}
      </Title>
      <p className="card-quiet review-intro">{say('desk-review.agencies.intro')}</p>
      <div className="card">
        <FiguresTable
          title={say('desk-review.agencies.title')}
          column={say('desk-review.agencies.column')}
          rows={rows}
          basis={basis}
        />
        {idle === 0 ? null : (
          <p className="card-quiet">{say('desk-review.agencies.idle', { count: idle })}</p>
        )}
        {addsUp(review) ? null : <p className="card-note">{say('desk-review.agencies.moved')}</p>}
      </div>
    </section>
  );
}

function isTold({ events, cohort, standing }: Review['agencies'][number]): boolean {
  const counts = [events, cohort, standing].flatMap((each) => Object.values(each));
  return counts.some((count) => count !== 0);
}

/** Whether the rows are all of the whole, as they are unless an agency moved or was merged. */
function addsUp({ agencies, now }: Review): boolean {
  return (['received', 'referred', 'verified', 'overdue'] as const).every((figure) =>
    (['events', 'cohort'] as const).every(
      (basis) =>
        agencies.reduce((sum, row) => sum + (row[basis][figure] ?? 0), 0) ===
        (now[basis][figure] ?? 0),
    ),
  );
}
