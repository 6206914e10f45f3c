import type { Dashboard } from '@insaf/contract/dashboard.ts';
import { Title } from '@mantine/core';
import '../parts/cards.css';
import { dayInWords } from '../complaint/history/days.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import '../review/review.css';
import { say } from '../words.ts';
import { Boxes } from './boxes.tsx';
import './dashboard.css';
import { Figures } from './figures.tsx';
import { Health } from './health.tsx';
import './print.css';
import { useDashboard } from './use-dashboard.ts';

/** What somebody needs at a glance: what waits for them, and how the agencies fare whose figures they read. */
export default function DashboardPage() {
  usePageTitle(say('desk-dashboard.title'));
  const { data, error, isPending, refetch } = useDashboard();
  if (isPending) return <Loading rows={8} />;
  if (data === undefined) return <Failed fault={error} retry={() => void refetch()} level={1} />;
  const { day, boxes, figures, health } = data;
  return (
    <div className="dashboard">
      <header className="dashboard-head">
        <Title order={1} size="h2">
          {say('desk-dashboard.title')}
        </Title>
        <p>
          <time dateTime={day}>{dayInWords(day)}</time>
        </p>
      </header>
      <Waiting boxes={boxes} alone={figures === null && health === null} />
      {health === null ? null : <Health health={health} />}
      {figures === null ? null : <Figures figures={figures} />}
    </div>
  );
}

function Waiting({ boxes, alone }: Pick<Dashboard, 'boxes'> & { alone: boolean }) {
  if (boxes.length > 0) return <Boxes boxes={boxes} />;
  if (!alone) return <p className="card-text">{say('desk-dashboard.none')}</p>;
  return <Empty title={say('desk-dashboard.none')} text={say('desk-dashboard.none_text')} />;
}
