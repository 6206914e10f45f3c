import { ActionIcon } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { later, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { piecesOf } from './places.ts';
import './redaction.css';
import { stretchesOf } from './use-hiding.ts';

const HideWords = lazy(later(() => import('./hide-words.tsx')));

/** What the person filed, in the language that they filed in. */
const filed: readonly string[] = ['text', 'remedy', 'address', 'landmark'];

/**
 * What somebody wrote. Who reads it as it was sees what is hidden from others, and who may hides more of it.
 *
 * @param subject as contract/redaction.ts names it: `text`, `words/3`, `reply/1`
 * @param piece how a piece that is not hidden is shown, where it is more than text
 */
export function HidableText({
  complaint,
  subject,
  text,
  piece = (plain) => plain,
}: {
  complaint: Complaint;
  subject: string;
  text: string;
  piece?: (plain: string) => ReactNode;
}) {
  const [hiding, setHiding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { redaction } = complaint;
  const language = filed.includes(subject) ? complaint.language : undefined;
  const close = () => {
    setHiding(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const isHidden = redaction.hidden.includes(subject);
  return (
    <div className="hidable">
      <div className="hidable-line">
        <p className="said-text" dir="auto" lang={language}>
          {piecesOf(text, stretchesOf(complaint, subject)).map(({ text: plain, hidden, from }) =>
            hidden ? (
              <mark key={from} className="kept-words" title={say('desk-redaction.done_note')}>
                {plain}
              </mark>
            ) : (
              <span key={from}>{piece(plain)}</span>
            ),
          )}
        </p>
        {!redaction.may || text === '' || hiding ? null : (
          <ActionIcon
            ref={opener}
            variant="subtle"
            size={44}
            className="hide-opener"
            aria-label={say('desk-redaction.hide')}
            title={say('desk-redaction.hide')}
            onClick={() => setHiding(true)}
          >
            <IconEyeOff size={20} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {isHidden ? (
        <p className="hidden-note">
          <IconEyeOff size={18} stroke={1.6} aria-hidden />
          {say(subject in redaction.marks ? 'desk-redaction.legend' : 'desk-redaction.hidden_note')}
        </p>
      ) : null}
      {hiding ? (
        <Suspense fallback={null}>
          <HideWords complaint={complaint} subject={subject} text={text} close={close} />
        </Suspense>
      ) : null}
    </div>
  );
}
