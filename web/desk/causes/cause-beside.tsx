import './causes.css';
import { IconStack2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Complaint } from '../complaint/complaint.ts';
import { dayInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import { named, say } from '../words.ts';
import { CauseMarks } from './cause-words.tsx';

/** The cause that a complaint has in common with others, who works on it and until when. */
export function CauseBeside({ cause }: Pick<Complaint, 'cause'>) {
  if (cause === null) return null;
  const { id, title, worker, expectedFor, state } = cause;
  return (
    <section className="part cause-beside" aria-labelledby="cause-title">
      <h2 id="cause-title">
        <IconStack2 size={22} stroke={1.6} aria-hidden />
        {say('desk-causes.beside.title')}
      </h2>
      <p className="cause-words" dir="auto">
        {title} <CauseMarks cause={cause} />
      </p>
      {state === 'open' ? (
        <p className={cause.late ? 'cause-late' : undefined}>
          {say('desk-causes.beside.expected', {
            worker: isolated(named(worker.name)),
            day: dayInWords(expectedFor),
          })}
        </p>
      ) : null}
      <Link to={'/causes/$cause' as never} params={{ cause: id } as never}>
        {say('desk-causes.beside.open')}
      </Link>
    </section>
  );
}
