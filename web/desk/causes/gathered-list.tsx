import type { CauseView } from '@insaf/contract/causes.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { named, say } from '../words.ts';
import { claimOf, isLacking } from './needs.ts';
import { OwnFiles } from './own-files.tsx';

type Gathered = CauseView['gathered'][number];

/** Complaints of a cause: how each stands, and what it still needs of its own place to be answered. */
export function GatheredList({ cause }: { cause: CauseView }) {
  const [open, setOpen] = useState<Gathered | null>(null);
  const { gathered } = cause;
  if (gathered.length === 0) return null;
  return (
    <>
      <ul className="waiting-held">
        {gathered.map((each) => (
          <li key={each.number}>
            <div className="waiting-line">
              <Link to={'/complaints/$number' as never} params={{ number: each.number } as never}>
                <ComplaintNumber number={each.number} />
              </Link>
              <StatusBadge status={each.status} />
              {each.overdue ? (
                <span className="badge badge-clay">{say('desk-causes.overdue')}</span>
              ) : null}
              <Needs of={each} cause={cause} />
              {each.can.answer ? (
                <Button variant="default" onClick={() => setOpen(each)}>
                  {say('desk-causes.files.button')}
                </Button>
              ) : null}
            </div>
            <p dir="auto">{each.summary}</p>
            <p className="card-quiet">
              {[each.place && named(each.place.name), named(each.holder.name)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <OwnFiles cause={cause} complaint={open} close={() => setOpen(null)} />
      )}
    </>
  );
}

function Needs({ of, cause }: { of: Gathered; cause: CauseView }) {
  const { needs, files, can } = of;
  if (!can.answer) return null;
  if (isLacking(of, cause)) {
    return (
      <span className="badge badge-wheat">{say('desk-causes.needs', needs[claimOf(cause)])}</span>
    );
  }
  return (
    <span className="badge badge-reed">
      {files.length === 0
        ? say('desk-causes.needs_nothing')
        : say('desk-causes.files.kept', { count: files.length })}
    </span>
  );
}
