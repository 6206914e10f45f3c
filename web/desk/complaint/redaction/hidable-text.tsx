import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { piecesOf } from './places.ts';
import './redaction.css';
import { stretchesOf } from './use-hiding.ts';

const HideWords = lazy(() => import('./hide-words.tsx'));

/**
 * What somebody wrote. Who reads it as it was sees what is hidden from others, and who may hides more of it.
 *
 * @param subject `text`, `remedy` or `words/3`
 */
export function HidableText({
  complaint,
  subject,
  text,
}: {
  complaint: Complaint;
  subject: string;
  text: string;
}) {
  const [hiding, setHiding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { redaction, language } = complaint;
  const close = () => {
    setHiding(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const marked = stretchesOf(complaint, subject);
  const isHidden = redaction.hidden.includes(subject);
  return (
    <div className="hidable">
      <p className="said-text" dir="auto" lang={language}>
        {piecesOf(text, marked).map(({ text: piece, hidden, from }) =>
          hidden ? (
            <mark key={from} className="kept-words" title={say('desk-redaction.done_note')}>
              {piece}
            </mark>
          ) : (
            piece
          ),
        )}
      </p>
      {isHidden ? (
        <p className="hidden-note">
          <IconEyeOff size={18} stroke={1.6} aria-hidden />
          {say(redaction.original ? 'desk-redaction.legend' : 'desk-redaction.hidden_note')}
        </p>
      ) : null}
      {!redaction.may || text === '' ? null : hiding ? (
        <Suspense fallback={null}>
          <HideWords complaint={complaint} subject={subject} text={text} close={close} />
        </Suspense>
      ) : (
        <Button
          ref={opener}
          variant="subtle"
          size="compact-md"
          className="hide-opener"
          leftSection={<IconEyeOff size={18} stroke={1.6} aria-hidden />}
          onClick={() => setHiding(true)}
        >
          {say('desk-redaction.hide')}
        </Button>
      )}
    </div>
  );
}
