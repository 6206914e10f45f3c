import { IconStack2 } from '@tabler/icons-react';
import type { Complaint } from '../complaint/complaint.ts';
import { dayInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import { WaitingBeside } from '../parts/waiting-beside.tsx';
import { named, say } from '../words.ts';
import { CauseMarks } from './cause-words.tsx';

/** The cause that a complaint has in common with others, who works on it and until when. */
export function CauseBeside({ cause }: Pick<Complaint, 'cause'>) {
  if (cause === null) return null;
  const { id, title, worker, expectedFor, state } = cause;
  return (
    <WaitingBeside
      icon={IconStack2}
      title={say('desk-causes.beside.title')}
      to={`/causes/${id}`}
      open={say('desk-causes.beside.open')}
    >
      <p className="waiting-words" dir="auto">
        {title} <CauseMarks cause={cause} />
      </p>
      {state === 'open' ? (
        <p className={cause.late ? 'waiting-late' : undefined}>
          {say('desk-causes.beside.expected', {
            worker: isolated(named(worker.name)),
            day: dayInWords(expectedFor),
          })}
        </p>
      ) : null}
    </WaitingBeside>
  );
}
