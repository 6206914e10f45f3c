import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsJoin,
  IconArrowsSplit,
  IconArrowUpRight,
  IconBarrierBlock,
  IconBarrierBlockOff,
  IconCalendarEvent,
  IconCalendarPlus,
  IconCalendarTime,
  type IconCheck,
  IconCircleCheck,
  IconClockOff,
  IconFileOff,
  IconFlag,
  IconGavel,
  IconInbox,
  IconMessageQuestion,
  IconMessageReply,
  IconSend,
  IconStack2,
  IconStackPop,
  IconTool,
  IconTrendingUp,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import { exact } from '../../parts/when.tsx';
import { say } from '../../words.ts';
import type { Complaint, HistoryEntry } from '../complaint.ts';
import { HidableText } from '../redaction/hidable-text.tsx';
import { timeInWords } from './days.ts';
import { tell } from './tell.ts';

const icons: Record<Verb, typeof IconCheck> = {
  receive: IconInbox,
  askComplainant: IconMessageQuestion,
  supply: IconMessageReply,
  lapse: IconClockOff,
  refer: IconSend,
  handBack: IconArrowBackUp,
  accept: IconTool,
  promise: IconMessageReply,
  answer: IconMessageReply,
  returnReply: IconArrowBackUp,
  settle: IconCircleCheck,
  confirm: IconUserCheck,
  closeUnconfirmed: IconClockOff,
  dismiss: IconFileOff,
  appeal: IconGavel,
  join: IconArrowsJoin,
  follow: IconArrowForwardUp,
  release: IconArrowsSplit,
  withdraw: IconX,
  prioritise: IconFlag,
  extend: IconCalendarPlus,
  takeOver: IconArrowUpRight,
  escalate: IconTrendingUp,
  retime: IconCalendarTime,
  obstruct: IconBarrierBlock,
  decideObstacle: IconGavel,
  removeObstacle: IconBarrierBlockOff,
  gather: IconStack2,
  announceDay: IconCalendarEvent,
  ungather: IconStackPop,
};

const tones: Partial<Record<Verb, string>> = {
  handBack: 'clay',
  returnReply: 'clay',
  dismiss: 'clay',
  lapse: 'clay',
  appeal: 'wheat',
  askComplainant: 'wheat',
  settle: 'reed',
  confirm: 'reed',
  follow: 'reed',
  answer: 'nile',
  promise: 'nile',
  escalate: 'clay',
  takeOver: 'wheat',
  extend: 'wheat',
  obstruct: 'clay',
  decideObstacle: 'wheat',
  removeObstacle: 'reed',
  gather: 'nile',
  announceDay: 'wheat',
  ungather: 'wheat',
};

/** One step: its sentence, who did it and when, what changed, and what they wrote. */
export function Entry({
  complaint,
  entry,
  before,
}: {
  complaint: Complaint;
  entry: HistoryEntry;
  before: HistoryEntry | null;
}) {
  const { sentence, by, details, quote, mark } = tell(entry, before);
  const Icon = icons[entry.verb];
  return (
    <li className={`entry entry-${tones[entry.verb] ?? 'plain'}`} id={`step-${entry.seq}`}>
      <span className="entry-icon">
        <Icon size={18} stroke={1.6} aria-hidden />
      </span>
      <div className="entry-body">
        <p className="entry-sentence">
          {sentence}
          {mark === null ? null : (
            <span className={`badge badge-${mark === 'appeal' ? 'wheat' : 'clay'}`}>
              {say(`desk-history.mark.${mark}`)}
            </span>
          )}
        </p>
        <p className="entry-by">
          <bdi>{by}</bdi> ·{' '}
          <time dateTime={entry.at} title={exact(entry.at)}>
            {timeInWords(entry.at)}
          </time>
        </p>
        {details.length === 0 ? null : (
          <ul className="entry-details">
            {details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {quote === null ? null : (
          <figure className="quoted">
            <figcaption>{quote}</figcaption>
            <blockquote dir="auto">
              <HidableText
                complaint={complaint}
                subject={`words/${entry.seq}`}
                text={entry.words ?? ''}
              />
            </blockquote>
          </figure>
        )}
      </div>
    </li>
  );
}
