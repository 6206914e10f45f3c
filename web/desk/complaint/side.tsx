import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { named, say } from '../words.ts';
import { ActButtons } from './acts/act-buttons.tsx';
import { type ActVerb, actsNow } from './acts/acts.ts';
import './acts/acts.css';
import { OpenAct } from './acts/open-act.tsx';
import type { Moved } from './acts/use-act.ts';
import { Rule } from './answers/rule.tsx';
import type { Complaint } from './complaint.ts';
import { momentInWords } from './history/days.ts';
import { isolated } from './isolated.ts';

/** What can be done with a complaint, beside it: the acts, the one that is open, and what was just done. */
export function Side({ complaint, next }: { complaint: Complaint; next: (() => void) | null }) {
  const [open, setOpen] = useState<ActVerb | null>(
    () => askedFor(complaint) ?? firstOpen(complaint),
  );
  const [done, setDone] = useState<string | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done !== null) told.current?.focus();
  }, [done]);
  const finish = (words: string) => {
    setOpen(null);
    setDone(words);
  };
  const choose = (verb: ActVerb) => {
    setDone(null);
    setOpen(verb);
  };
  const close = () => {
    setOpen(null);
    requestAnimationFrame(() =>
      buttons.current?.querySelector<HTMLElement>(`[data-act], button`)?.focus(),
    );
  };
  return (
    <>
      <div ref={buttons} className="acts-bar">
        <ActButtons complaint={complaint} open={open} choose={choose} />
      </div>
      <div ref={told} tabIndex={-1} className="done" role="status">
        {done === null ? null : (
          <>
            <IconCircleCheck size={24} stroke={1.6} aria-hidden />
            <p>{done}</p>
            {next === null ? null : (
              <Button
                variant="default"
                onClick={next}
                rightSection={<kbd className="act-key">]</kbd>}
              >
                {say('desk-complaint.trail.next')}
              </Button>
            )}
          </>
        )}
      </div>
      {open === null ? null : (
        <OpenAct
          key={open}
          verb={open}
          complaint={complaint}
          close={close}
          done={(moved) => finish(doneWords(open, moved))}
          decided={(verb) => finish(say(`desk-complaint.done.${verb}`, { holder: '', due: '' }))}
        />
      )}
      {open === null && complaint.evidenceRule !== null ? (
        <Rule rule={complaint.evidenceRule} />
      ) : null}
    </>
  );
}

/** What the address asks for, as a link from a list does, where the reader can do it. */
function askedFor(complaint: Complaint): ActVerb | null {
  const act = new URLSearchParams(window.location.search).get('act');
  return actsNow(complaint).find(({ verb }) => verb === act)?.verb ?? null;
}

/** A judge came to judge, and who accepted a complaint to answer it. */
function firstOpen(complaint: Complaint): ActVerb | null {
  const verbs = actsNow(complaint).map(({ verb }) => verb);
  if (verbs.includes('settle')) return 'settle';
  return complaint.status === 'in_progress' && verbs.includes('answer') ? 'answer' : null;
}

function doneWords(verb: ActVerb, { holder, dueAt }: Moved): string {
  return say(`desk-complaint.done.${verb}`, {
    holder: isolated(named(holder.name)),
    due: dueAt === null ? '' : momentInWords(dueAt),
  });
}
