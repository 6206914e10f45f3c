import { Alert, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiFault } from '../api.ts';
import { CauseBeside } from '../causes/cause-beside.tsx';
import { ObstacleBeside } from '../obstacles/obstacle-beside.tsx';
import { grouped } from '../parts/complaint-words.tsx';
import { Empty, Failed, faultWords } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { Joined } from './answers/joined.tsx';
import { Replies } from './answers/replies.tsx';
import { NotesPanel } from './beside/notes-panel.tsx';
import { PresenceBar } from './beside/presence-bar.tsx';
import { RelatedPanel } from './beside/related-panel.tsx';
import { type Complaint, useComplaint } from './complaint.ts';
import './complaint.css';
import { Head } from './head/head.tsx';
import { History } from './history/history.tsx';
import { Neighbours, useNeighbours } from './neighbours.tsx';
import { People } from './people/people.tsx';
import './print.css';
import { Said } from './said/said.tsx';
import { Side } from './side.tsx';
import { ComplaintSkeleton } from './skeleton.tsx';
import { usePrinting } from './use-printing.ts';

/** A complaint with all its parts, and what can be done with it now. */
export default function ComplaintPage() {
  const { number } = useParams({ strict: false }) as { number: string };
  usePageTitle(say('desk-complaint.title', { number: grouped(number, 4) }));
  const { data, error, isPending, refetch } = useComplaint(number);
  if (data !== undefined) {
    return <Shown key={number} complaint={data} stale={error} retry={() => void refetch()} />;
  }
  if (isPending) return <ComplaintSkeleton />;
  if (error instanceof ApiFault && (error.status === 404 || error.status === 400)) {
    return (
      <Empty
        level={1}
        title={say('desk-complaint.not_found.title')}
        text={say('desk-complaint.not_found.text')}
      >
        <a href="/desk">{say('desk.to_queue')}</a>
      </Empty>
    );
  }
  return <Failed fault={error} retry={() => void refetch()} level={1} />;
}

function Shown({
  complaint,
  stale,
  retry,
}: {
  complaint: Complaint;
  stale: unknown;
  retry: () => void;
}) {
  const neighbours = useNeighbours(complaint.number);
  usePrinting();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className="complaint">
      <div className="complaint-main">
        <Neighbours {...neighbours} />
        {stale === null ? null : (
          <Alert color="wheat" role="status" className="stale">
            {say('desk-complaint.stale')} {faultWords(stale)}{' '}
            <Button variant="default" size="compact-md" onClick={retry}>
              {say('desk.fault.retry')}
            </Button>
          </Alert>
        )}
        <div className="part">
          <Head complaint={complaint} />
          <PresenceBar number={complaint.number} />
        </div>
        <ObstacleBeside complaint={complaint} />
        <CauseBeside cause={complaint.cause} />
        <Said complaint={complaint} />
        <Replies complaint={complaint} />
        <People complaint={complaint} />
        <Joined complaint={complaint} />
        <History complaint={complaint} />
      </div>
      <aside className="complaint-side" aria-label={say('desk-complaint.side')}>
        <Side complaint={complaint} next={neighbours.next} />
        <NotesPanel complaint={complaint} />
        <RelatedPanel number={complaint.number} />
      </aside>
    </div>
  );
}
