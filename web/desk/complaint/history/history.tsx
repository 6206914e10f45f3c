import { Button } from '@mantine/core';
import { IconFold } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '../../words.ts';
import type { Complaint, HistoryEntry } from '../complaint.ts';
import { byDay } from './days.ts';
import { Entry } from './entry.tsx';
import { foldMiddle } from './fold.ts';
import './history.css';

type Step = HistoryEntry & { readonly before: HistoryEntry | null };

/** The story of a complaint, newest last, by days; a long one is folded in the middle. */
export function History({ complaint }: { complaint: Complaint }) {
  const [unfolded, setUnfolded] = useState(false);
  const steps: Step[] = complaint.history.map((entry, index, all) => ({
    ...entry,
    before: all[index - 1] ?? null,
  }));
  const { before, hidden, after } = foldMiddle(steps);
  return (
    <section className="part history" aria-labelledby="history-title">
      <h2 id="history-title">{say('desk-history.title')}</h2>
      <Days complaint={complaint} steps={before} />
      {hidden.length === 0 ? null : (
        <>
          <div className={unfolded ? undefined : 'history-folded'}>
            <Days complaint={complaint} steps={hidden} />
          </div>
          <Button
            className="history-fold"
            variant="default"
            leftSection={<IconFold size={18} stroke={1.6} aria-hidden />}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {say(unfolded ? 'desk-history.fold.hide' : 'desk-history.fold.show', {
              count: hidden.length,
            })}
          </Button>
        </>
      )}
      <Days complaint={complaint} steps={after} />
    </section>
  );
}

function Days({ complaint, steps }: { complaint: Complaint; steps: readonly Step[] }) {
  return byDay(steps).map(({ key, title, entries }) => (
    <div key={key}>
      <h3 className="history-day">{title}</h3>
      <ol className="history-entries">
        {entries.map((entry) => (
          <Entry key={entry.seq} complaint={complaint} entry={entry} before={entry.before} />
        ))}
      </ol>
    </div>
  ));
}
