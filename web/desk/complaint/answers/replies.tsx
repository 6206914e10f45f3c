import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { type Complaint, fileAddress, type Reply } from '../complaint.ts';
import { dayInWords } from '../history/days.ts';
import { HidableText } from '../redaction/hidable-text.tsx';
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
        <ReplyCard key={reply.replyNo} complaint={complaint} reply={reply} open={index === 0} />
      ))}
    </section>
  );
}

function ReplyCard({
  complaint,
  reply,
  open,
}: {
  complaint: Complaint;
  reply: Reply;
  open: boolean;
}) {
  const { number, history } = complaint;
  const { agency, at, claim, text, plannedFor, verdict, verdictReason, files, items } = reply;
  // Why it was returned is what was written with that move.
  const returned = history.find(
    ({ verb, details }) => verb === 'returnReply' && details.replyNo === reply.replyNo,
  );
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
        <HidableText complaint={complaint} subject={`reply/${reply.replyNo}`} text={text} />
        <Files complaint={complaint} files={files} originals />
        {items.length === 0 ? null : (
          <EvidenceList
            number={number}
            items={items}
            accepted={(item, reason) => (
              <HidableText
                complaint={complaint}
                subject={`accepted/${reply.replyNo}-${item.item}`}
                text={reason}
              />
            )}
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
            <blockquote dir="auto">
              <HidableText
                complaint={complaint}
                subject={`words/${returned?.seq ?? 0}`}
                text={verdictReason}
              />
            </blockquote>
          </figure>
        )}
      </div>
    </details>
  );
}
