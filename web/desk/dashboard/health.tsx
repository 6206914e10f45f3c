import type { Dashboard } from '@insaf/contract/dashboard.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { inWords } from '../review/asked.ts';
import { say } from '../words.ts';
import { countWords } from './line-link.tsx';

/** How the installation itself fares, for who administers it. */
export function Health({ health }: { health: NonNullable<Dashboard['health']> }) {
  const { jobsFailed, jobsWaiting, setAside } = health;
  const isFine = jobsFailed.count + setAside === 0;
  return (
    <section className="card dashboard-health" aria-labelledby="health">
      <Title order={2} size="h4" id="health">
        {say('desk-dashboard.health.title')}
      </Title>
      <p className={isFine ? 'card-done' : 'card-note'}>
        {say(`desk-dashboard.health.${isFine ? 'fine' : 'look'}`)}
      </p>
      <dl className="card-facts">
        <dt>{say('desk-dashboard.health.jobsFailed')}</dt>
        <dd>
          <bdi>{countWords(jobsFailed)}</bdi>
        </dd>
        <dt>{say('desk-dashboard.health.setAside')}</dt>
        <dd>
          <bdi>{inWords(setAside)}</bdi>
        </dd>
        <dt>{say('desk-dashboard.health.jobsWaiting')}</dt>
        <dd>
          <bdi>{countWords(jobsWaiting)}</bdi>
        </dd>
      </dl>
      <p className="dashboard-ways">
        <Link to="/administration/settings">{say('desk-dashboard.health.settings')}</Link>
        <Link to="/administration/approvals">{say('desk-dashboard.health.approvals')}</Link>
      </p>
    </section>
  );
}
