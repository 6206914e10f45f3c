import { Alert, Button } from '@mantine/core';
import { named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { tell } from '../history/tell.ts';
import { isolated } from '../isolated.ts';

/** What others did with the complaint since the person looked at it; what they typed is still there. */
export function Meanwhile({
  complaint,
  seen,
  acknowledge,
}: {
  complaint: Complaint;
  seen: number;
  acknowledge: () => void;
}) {
  const { history, holder } = complaint;
  const steps = history.flatMap((entry, index) =>
    entry.seq > seen ? [{ entry, told: tell(entry, history[index - 1] ?? null) }] : [],
  );
  if (steps.length === 0) return null;
  return (
    <Alert color="wheat" role="alert" title={say('desk-complaint.meanwhile.title')}>
      <ul className="meanwhile">
        {steps.map(({ entry, told }) => (
          <li key={entry.seq}>
            {told.sentence} <small>{told.by}</small>
          </li>
        ))}
      </ul>
      <p className="meanwhile-now">
        {say('desk-complaint.meanwhile.now', {
          status: say(`lifecycle.status.${complaint.status}`),
          holder: isolated(named(holder.name)),
        })}
      </p>
      <Button variant="default" onClick={acknowledge}>
        {say('desk-complaint.meanwhile.go_on')}
      </Button>
    </Alert>
  );
}
