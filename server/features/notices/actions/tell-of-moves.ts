import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import type { DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import { type Moved, priorityOf } from '../../complaints/index.ts';
import { type Directory, directoryAtHand } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';
import type { NoticeKey } from '../queries.ts';
import { noticeOfMove } from '../rules/tell-stage.ts';
import { type Addressed, alsoFollowers } from './also-followers.ts';
import { type Notice, queueNotices } from './queue-notice.ts';
import { noticesOfLateness } from './tell-what-is-late.ts';

/** Moves of the clock of a leading complaint that those hear of too whose complaint follows it. */
const concernsFollowers: readonly Verb[] = ['extend'];

/** Queues what the complainants of these moves are told, in the transaction of the moves. */
export async function tellOfMoves(ctx: Ctx, db: Db, moves: readonly Moved[]): Promise<void> {
  const notices = await noticesOfMoves(ctx, db, moves);
  if (notices.length > 0) await queueNotices(ctx, db, notices);
}

/** What the complainants of these moves are to be told; who wants to hear of nothing is left out. */
export async function noticesOfMoves(ctx: Ctx, db: Db, moves: readonly Moved[]): Promise<Notice[]> {
  const directory = await directoryAtHand(ctx.db);
  const told = moves.filter((move) => templateOf(move, directory) !== null);
  const late = await noticesOfLateness(ctx, db, moves);
  if (told.length === 0) return late;
  const timed = told.filter(({ verb }) => concernsFollowers.includes(verb));
  const following = await alsoFollowers(db, timed.map(entryOf));
  const addressed = told.map((move): readonly Addressed[] => {
    return following[timed.indexOf(move)] ?? [entryOf(move)];
  });
  const people = await toBeTold(
    db,
    addressed.flat().map(({ complaint }) => complaint.number),
  );
  const byNumber = Map.groupBy(people, (person) => person.complaint_number);
  const stages = told.flatMap((move, index) =>
    addressed[index]!.flatMap(({ complaint: { number: complaintNumber }, seq }) =>
      (byNumber.get(complaintNumber) ?? []).map(({ complainant_no: complainantNo }) =>
        noticeOf(move, { complaintNumber, seq, complainantNo }, directory),
      ),
    ),
  );
  return [...stages, ...late];
}

function templateOf({ verb, from, complaint, details }: Moved, directory: Directory) {
  if (verb !== 'refer') return noticeOfMove(verb);
  const before = directory.agency(details.from as number);
  // Who has it by a hand-back or an appeal was never named to the person as who works on it.
  const wasTold = complaint.referral_no > 1 && from !== 'received';
  const withinTold = wasTold && isWithin(complaint.holder_path, before.path);
  return noticeOfMove(verb, { no: complaint.referral_no, withinTold });
}

function entryOf({ complaint, entry: { seq } }: Moved): Addressed {
  return { complaint, seq };
}

function noticeOf(move: Moved, key: Omit<NoticeKey, 'template'>, directory: Directory): Notice {
  const { complaint, details } = move;
  const template = templateOf(move, directory)!;
  const urgent = priorityOf(complaint, directory) === 'critical';
  const nameOf = (id: number) => {
    const { name_ar: ar, name_en: en } = directory.agency(id);
    return { ar, en };
  };
  const agency = nameOf(complaint.holder_id);
  const due = complaint.due_at;
  const answering = { ...key, urgent };
  switch (template) {
    case 'received':
    case 'released':
      return { ...answering, template, params: { due } };
    case 'referred':
    case 'referred_again':
    case 'accepted':
    case 'returned':
    case 'appealed':
    case 'more_time':
      return { ...answering, template, params: { agency, due } };
    case 'answered':
      return { ...answering, template, params: { agency: nameOf(complaint.answered_by_id!), due } };
    case 'asked':
    case 'supply_reminder':
      return { ...answering, template, params: { until: complaint.waits_until } };
    case 'lapsed':
    case 'closed':
    case 'closed_unconfirmed':
      return { ...answering, template, params: { until: complaint.appeal_until } };
    case 'planned':
      return { ...answering, template, params: { agency, plannedFor: complaint.promised_for! } };
    case 'settled':
      return {
        ...answering,
        template,
        params: {
          agency: nameOf(details.answeredBy as number),
          claim: details.claim as Claim,
          until: complaint.appeal_until,
        },
      };
    case 'dismissed':
      return {
        ...answering,
        template,
        params: { reason: details.reason as DismissalReason, until: complaint.appeal_until },
      };
    case 'obstructed':
      return { ...answering, template, params: { agency: nameOf(details.level as number) } };
    case 'obstacle_decided':
      return {
        ...answering,
        template,
        params: { agency: nameOf(details.owner as number), plannedFor: details.by as string },
      };
    case 'obstacle_removed':
      return { ...answering, template, params: { agency } };
    case 'gathered':
    case 'day_announced':
      return {
        ...answering,
        template,
        params: { agency: nameOf(details.worker as number), plannedFor: details.by as string },
      };
    case 'ungathered':
      return { ...answering, template, params: { agency, due } };
    case 'supplied':
    case 'joined':
    case 'withdrawn':
      return { ...answering, template, params: {} };
  }
}
