import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarEvent,
  IconGavel,
  IconHourglass,
  IconLink,
  IconLock,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { dayInWords } from '../history/days.ts';
import { isolated } from '../isolated.ts';

type Mark = {
  readonly key: string;
  readonly tone: string;
  readonly icon: typeof IconLock;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What makes a complaint weigh more than others, each by a sign and its words. */
export function Marks({ complaint }: { complaint: Complaint }) {
  const { priority, confidential, appeals, handBacks, binding, complainants, promisedFor, cause } =
    complaint;
  const marks: (Mark | false)[] = [
    priority !== 'ordinary' && {
      key: priority,
      tone: priority === 'critical' ? 'clay' : 'wheat',
      icon: IconAlertTriangle,
    },
    confidential && { key: 'confidential', tone: 'sky', icon: IconLock },
    appeals > 0 && { key: 'appeal', tone: 'wheat', icon: IconGavel, params: { count: appeals } },
    handBacks > 0 && {
      key: 'hand_backs',
      tone: handBacks > 1 ? 'clay' : 'wheat',
      icon: IconArrowBackUp,
      params: { count: handBacks },
    },
    binding && { key: 'binding', tone: 'wheat', icon: IconLink },
    complainants > 1 && {
      key: 'complainants',
      tone: 'sky',
      icon: IconUsers,
      params: { count: complainants },
    },
    complaint.clock.extended && { key: 'extended', tone: 'wheat', icon: IconHourglass },
    promisedFor !== null && {
      key: 'promised',
      tone: 'nile',
      icon: IconCalendarEvent,
      params: { day: dayInWords(promisedFor) },
    },
  ];
  const shown = marks.filter((mark) => mark !== false);
  if (shown.length === 0 && cause === null) return null;
  return (
    <ul className="marks" aria-label={say('desk-complaint.marks.label')}>
      {shown.map(({ key, tone, icon: Icon, params }) => (
        <li key={key} className={`badge badge-${tone}`}>
          <Icon size={16} stroke={1.8} aria-hidden />
          {say(`desk-complaint.marks.${key}`, params)}
        </li>
      ))}
      {cause === null ? null : (
        <li className="badge badge-nile mark-cause">
          <IconStack2 size={16} stroke={1.8} aria-hidden />
          <Link to={`/causes/${cause.id}` as never} dir="auto">
            {say('desk-complaint.marks.cause', { title: isolated(cause.title) })}
          </Link>
        </li>
      )}
    </ul>
  );
}
