import type { CauseView } from '@insaf/contract/causes.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { say } from '../words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';

type Act = 'answer' | 'change' | 'solved' | 'abandoned';

/** What the reader can do about a cause: answer for all, correct it, say that it is gone, or that it is none. */
export function CauseActs({ cause, told }: { cause: CauseView; told: (words: string) => void }) {
  const [open, setOpen] = useState<Act | null>(null);
  const { can } = cause;
  const offered = (
    [
      ['answer', can.answer],
      ['change', can.change],
      ['solved', can.end],
      ['abandoned', can.end],
    ] as const
  ).filter(([, may]) => may);
  if (offered.length === 0) return null;
  const close = () => setOpen(null);
  const done = (words: string) => {
    close();
    told(words);
  };
  return (
    <div className="waiting-acts">
      {offered.map(([act], index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(`desk-causes.${act}.button`)}
        </Button>
      ))}
      {open === 'answer' ? <AnswerDialog {...{ cause, close, done }} /> : null}
      {open === 'change' ? <ChangeDialog {...{ cause, close, done }} /> : null}
      {open === 'solved' || open === 'abandoned' ? (
        <EndDialog state={open} cause={cause.id} {...{ close, done }} />
      ) : null}
    </div>
  );
}
