import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { HidableText } from '../redaction/hidable-text.tsx';
import { Files } from './files.tsx';
import './said.css';
import { Where } from './where.tsx';

/** What the person wrote, asked for and sent, as they did. */
export function Said({ complaint }: { complaint: Complaint }) {
  const { text, remedy } = complaint;
  return (
    <section className="part" aria-labelledby="said-title">
      <h2 id="said-title">{say('desk-complaint.said.title')}</h2>
      {complaint.erasedAt === null ? (
        <HidableText complaint={complaint} subject="text" text={text} />
      ) : (
        <p>{say('desk-erasure.part.done', { at: momentInWords(complaint.erasedAt) })}</p>
      )}
      {remedy === null ? null : (
        <>
          <h3>{say('desk-complaint.said.remedy')}</h3>
          <HidableText complaint={complaint} subject="remedy" text={remedy} />
        </>
      )}
      <Files
        complaint={complaint}
        files={complaint.uploads}
        originals={complaint.identity === 'shown'}
      />
      <Where complaint={complaint} />
    </section>
  );
}
