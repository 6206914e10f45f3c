import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { NoticeOfMove } from '../../server/features/notices/rules/tell-stage.ts';
import { noticeOfMove } from '../../server/features/notices/rules/tell-stage.ts';
import { isWithin } from '../../server/features/rights/index.ts';
import { add, type Life, type Moved } from './life.ts';
import type { Row } from './tables.ts';
import { byDay } from './times.ts';

/* What people were told of the moves of their complaint, and what became of it. */

/** A complainant as rows keep them. */
export type Told = Row & { readonly complainant_no: number; readonly notice_by: string };

export function tellOfMoves(life: Life, people: readonly Told[], until: number): void {
  for (const move of life.moves) {
    const template = templateOf(life, move);
    if (template === null) continue;
    const params = paramsOf(life, move, template);
    for (const person of people) {
      tell(life, person, { seq: move.entry.seq, template, params, at: move.at }, until);
    }
  }
}

type Notice = {
  readonly seq: number;
  readonly template: NoticeTemplate;
  readonly params: object;
  readonly at: number;
};

/** Nearly all arrive; no carrier reports that they did. */
export function tell(life: Life, person: Told, notice: Notice, until: number): void {
  if (person.notice_by === 'none') return;
  const { random, complaint } = life;
  const urgent = complaint.priority === 'critical';
  const sendAfter = urgent ? notice.at : byDay(notice.at);
  const sentAt = sendAfter + random.int(1, 40) * 1000;
  const isSms = person.notice_by === 'sms';
  const waits = sentAt > until;
  const failed = !waits && random.chance(0.02);
  const sent = {
    ...{ sent_at: new Date(sentAt), language: person.language, way: person.notice_by },
    carrier: isSms ? 'smpp' : 'smtp',
    provider_id: isSms ? Math.floor(random.next() * 2 ** 48).toString(16) : null,
  };
  const state = waits ? 'queued' : failed ? 'failed' : 'sent';
  add(life, 'notices', {
    ...{ complaint_number: complaint.number, seq: notice.seq, template: notice.template },
    ...{ complainant_no: person.complainant_no, params: notice.params, urgent, state },
    ...{ attempts: waits ? 0 : 1, queued_at: new Date(notice.at), send_after: new Date(sendAfter) },
    ...(state === 'sent' ? sent : {}),
    ...(failed ? { last_error: 'the carrier refused the number' } : {}),
  });
}

function templateOf({ country }: Life, { verb, from, complaint, details }: Moved) {
  if (verb !== 'refer') return noticeOfMove(verb);
  const before = country.directory.agency(details.from as number);
  const wasTold = complaint.referral_no > 1 && from !== 'received';
  const withinTold = wasTold && isWithin(complaint.holder_path, before.path);
  return noticeOfMove(verb, { no: complaint.referral_no, withinTold });
}

function paramsOf(life: Life, { complaint, details }: Moved, template: NoticeOfMove): object {
  const agency = nameOf(life, complaint.holder_id);
  const due = complaint.due_at;
  switch (template) {
    case 'received':
      return { due };
    case 'answered':
      return { agency: nameOf(life, complaint.answered_by_id!), due };
    case 'asked':
      return { until: complaint.waits_until };
    case 'lapsed':
    case 'closed':
    case 'closed_unconfirmed':
      return { until: complaint.appeal_until };
    case 'planned':
      return { agency, plannedFor: complaint.promised_for };
    case 'settled': {
      const answered = nameOf(life, details.answeredBy as number);
      return { agency: answered, claim: details.claim, until: complaint.appeal_until };
    }
    case 'dismissed':
      return { reason: details.reason, until: complaint.appeal_until };
    case 'supplied':
    case 'joined':
    case 'withdrawn':
      return {};
    default:
      return { agency, due };
  }
}

export function nameOf({ country }: Life, id: number) {
  const { name_ar: ar, name_en: en } = country.directory.agency(id);
  return { ar, en };
}
