import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { Files } from './files.tsx';
import './said.css';
import { Where } from './where.tsx';

/** What the person wrote, asked for and sent, as they did. */
export function Said({ complaint }: { complaint: Complaint }) {
  const { text, remedy, language } = complaint;
  return (
    <section className="part" aria-labelledby="said-title">
      <h2 id="said-title">{say('desk-complaint.said.title')}</h2>
      <p className="said-text" dir="auto" lang={language}>
        {text}
      </p>
      {remedy === null ? null : (
        <>
          <h3>{say('desk-complaint.said.remedy')}</h3>
          <p className="said-text" dir="auto" lang={language}>
            {remedy}
          </p>
        </>
      )}
      <Files
        number={complaint.number}
        files={complaint.uploads}
        originals={complaint.identity === 'shown'}
      />
      <Where complaint={complaint} />
    </section>
  );
}
