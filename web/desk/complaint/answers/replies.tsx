import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { type Complaint, fileAddress, type Reply } from '../complaint.ts';
import { dayInWords } from '../history/days.ts';
import { EvidenceList } from '../reply/evidence-list.tsx';
import { Files } from '../said/files.tsx';
import './answers.css';

const tones: Record<Reply['verdict'], string> = {
  waiting: 'wheat',
  settled: 'reed',
  returned: 'clay',
  interim: 'nile',
};

/** What agencies replied, the last first: what each claims, its files, and what its evidence is worth. */
export function Replies({ complaint }: { complaint: Complaint }) {
  const replies = complaint.replies.toReversed();
  if (replies.length === 0) return null;
  return (
    <section className="part" aria-labelledby="replies-title">
      <h2 id="replies-title">{say('desk-complaint.replies.title', { count: replies.length })}</h2>
      {replies.map((reply, index) => (
        <ReplyCard key={reply.replyNo} number={complaint.number} reply={reply} open={index === 0} />
      ))}
    </section>
  );
}

function ReplyCard({ number, reply, open }: { number: string; reply: Reply; open: boolean }) {
  const { agency, at, claim, text, plannedFor, verdict, verdictReason, files, items } = reply;
  return (
    <details className="answer" open={open}>
      <summary>
        <strong>{named(agency.name)}</strong>
        <span className="badge badge-nile">{say(`lifecycle.claim.${claim}`)}</span>
        <span className={`badge badge-${tones[verdict]}`}>
          {say(`desk-complaint.replies.verdict.${verdict}`)}
        </span>
        <When at={at} />
      </summary>
      <div className="answer-body">
        {plannedFor === null ? null : (
          <p>{say('desk-complaint.replies.planned', { day: dayInWords(plannedFor) })}</p>
        )}
        <p className="said-text" dir="auto">
          {text}
        </p>
        <Files number={number} files={files} originals />
        {items.length === 0 ? null : (
          <EvidenceList
            number={number}
            items={items}
            thumbnail={(upload) => (
              <img
                className="file-picture"
                src={fileAddress(number, upload, 'thumbnail')}
                alt={say('desk-reply.why.this_photo')}
                loading="lazy"
              />
            )}
          />
        )}
        {verdictReason === null ? null : (
          <figure className="quoted">
            <figcaption>{say('desk-history.quote.returnReply')}</figcaption>
            <blockquote dir="auto">{verdictReason}</blockquote>
          </figure>
        )}
      </div>
    </details>
  );
}
