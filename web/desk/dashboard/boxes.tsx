import type { Dashboard, DashboardLine, LinePage } from '@insaf/contract/dashboard.ts';
import { Title } from '@mantine/core';
import { When } from '../parts/when.tsx';
import { readFilter } from '../queue/filter.ts';
import { addressOf } from '../queue/use-filter.ts';
import { say } from '../words.ts';
import { countWords, ListLink } from './line-link.tsx';

const pathOf: Record<Exclude<LinePage, 'queue'>, string> = {
  obstacles: '/desk/obstacles',
  openings: '/desk/openings',
  erasures: '/desk/erasures',
  approvals: '/desk/administration/approvals',
};

/** Those that say that something went wrong, where there are any. */
const alarming: ReadonlySet<string> = new Set([
  ...(['late', 'examineLate', 'handlingLate', 'judgeLate', 'filedLate', 'risen'] as const),
]);

/** What waits for the one signed in, a box for each kind of work. */
export function Boxes({ boxes }: Pick<Dashboard, 'boxes'>) {
  return (
    <div className="dashboard-boxes">
      {boxes.map(({ key, lines }) => (
        <section key={key} className="card dashboard-box" aria-labelledby={`box-${key}`}>
          <Title order={2} size="h4" id={`box-${key}`}>
            {say(`desk-dashboard.boxes.${key}`)}
          </Title>
          <ul className="dashboard-lines">
            {lines.map((line) => (
              <li key={line.key}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ line }: { line: DashboardLine }) {
  const { key, count, first } = line;
  const shown = (
    <>
      <span className="dashboard-label">
        {say(`desk-dashboard.lines.${key}`)}
        {first === null ? null : (
          <span className="card-quiet">
            {say('desk-dashboard.first')} <When at={first} />
          </span>
        )}
      </span>
      <strong className="dashboard-count">
        <bdi>{countWords(line)}</bdi>
      </strong>
    </>
  );
  if (count === 0) return <div className="dashboard-line dashboard-nothing">{shown}</div>;
  const alarm = alarming.has(key) ? ' dashboard-alarm' : '';
  return (
    <ListLink className={`dashboard-line${alarm}`} href={hrefOf(line)}>
      {shown}
    </ListLink>
  );
}

function hrefOf({ page, query }: DashboardLine): string {
  if (page === 'queue') return addressOf(readFilter(query));
  return query === '' ? pathOf[page] : `${pathOf[page]}?${query}`;
}
