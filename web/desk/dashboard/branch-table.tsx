import type { DashboardBranch, DashboardFigures } from '@insaf/contract/dashboard.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Scrolling } from '../../ui/scrolling.tsx';
import { addressOf } from '../queue/use-filter.ts';
import { figureName } from '../review/figure-words.ts';
import { NumberLink } from '../review/number-link.tsx';
import { named, say } from '../words.ts';
import { countWords, ListLink } from './line-link.tsx';

/** The agencies right below that need attention. */
export function BranchTable({ figures }: { figures: DashboardFigures }) {
  const { branches, course } = figures;
  const days = { from: course[0]!.from, to: course.at(-1)!.to };
  if (branches.length === 0) return null;
  const readsComplaints = branches.some(({ late }) => late !== null);
  const title = say('desk-dashboard.branches.title');
  return (
    <section className="review-part" aria-labelledby="branches">
      <Title order={2} size="h3" id="branches">
        {title}
      </Title>
      <p className="card-quiet review-intro">{say('desk-dashboard.branches.intro')}</p>
      <div className="card">
        <Scrolling label={say('desk-review.table.scrolls', { title })}>
          <table className="review-table">
            <thead>
              <tr>
                <th scope="col">{say('desk-dashboard.branches.column')}</th>
                <th scope="col">{figureName('events', 'overdue')}</th>
                <th scope="col">{figureName('events', 'returned')}</th>
                {readsComplaints ? (
                  <th scope="col">{say('desk-dashboard.branches.late')}</th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {branches.map((branch) => (
                <tr key={branch.agency.code}>
                  <th scope="row">
                    <Link
                      to={'/review' as never}
                      search={{ ...days, agency: branch.agency.code } as never}
                    >
                      {named(branch.agency.name)}
                    </Link>
                  </th>
                  {(['overdue', 'returned'] as const).map((figure) => (
                    <td key={figure}>
                      <NumberLink
                        count={branch[figure]}
                        asked={{ ...days, agency: branch.agency.code }}
                        figure={{ basis: 'events', figure }}
                      />
                    </td>
                  ))}
                  {readsComplaints ? (
                    <td>
                      <Late branch={branch} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </div>
    </section>
  );
}

function Late({ branch: { agency, late } }: { branch: DashboardBranch }) {
  if (late === null) return null;
  const words = <bdi>{countWords(late)}</bdi>;
  if (late.count === 0) return <span className="review-number">{words}</span>;
  return (
    <ListLink className="review-number" href={addressOf({ agency: agency.code, overdue: 'true' })}>
      {words}
    </ListLink>
  );
}
