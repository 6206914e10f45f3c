import type { Review } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';
import { inWords } from './asked.ts';

const columns = ['recorded', 'decided', 'removed', 'open'] as const;

/** What stood in the way in the period, by kind, and what of it still does. */
export function ObstacleTable({ obstacles }: Pick<Review, 'obstacles'>) {
  const title = say('desk-review.obstacles.title');
  return (
    <section className="review-part" aria-labelledby="obstacles">
      <Title order={2} size="h3" id="obstacles">
        {title}
      </Title>
      <p className="card-quiet review-intro">{say('desk-review.obstacles.intro')}</p>
      <div className="card">
        {obstacles.length === 0 ? (
          <p className="card-quiet">{say('desk-review.obstacles.none')}</p>
        ) : (
          <Scrolling label={say('desk-review.table.scrolls', { title })}>
            <table className="review-table">
              <thead>
                <tr>
                  <th scope="col">{say('desk-review.obstacles.column')}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {say(`desk-review.obstacles.${column}`)}
                    </th>
                  ))}
                  <th scope="col">{say('desk-review.obstacles.oldest')}</th>
                </tr>
              </thead>
              <tbody>
                {obstacles.map((row) => (
                  <tr key={row.kind}>
                    <th scope="row">{say(`lifecycle.obstacle.${row.kind}`)}</th>
                    {columns.map((column) => (
                      <td key={column}>
                        <bdi>{inWords(row[column])}</bdi>
                      </td>
                    ))}
                    <td>{row.oldest === null ? null : <When at={row.oldest} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        )}
      </div>
    </section>
  );
}
