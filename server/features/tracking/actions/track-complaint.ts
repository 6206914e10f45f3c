import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { dateFormat } from '@insaf/contract/formats.ts';
import type { Bilingual, Language } from '@insaf/contract/text.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readTogether } from '../../../platform/db/read-together.ts';
import { words } from '../../../platform/words.ts';
import { causeShown } from '../../causes/index.ts';
import {
  type ComplaintRow,
  canNow,
  heardBy,
  historyOf,
  readComplaint,
  standingOf,
} from '../../complaints/index.ts';
import { isConfidential, shownOpenings } from '../../custody/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { itemsOf } from '../../evidence/index.ts';
import { obstacleShown } from '../../obstacles/index.ts';
import { eyesOutside } from '../../redaction/index.ts';
import { repliesOf, replyFilesOf } from '../../replies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askedNow } from '../../satisfaction/index.ts';
import { uploadsOfComplaint } from '../../uploads/index.ts';
import { priorityOfStep } from '../rules/priority-of-step.ts';
import { ownFile, replyFile, shownEvidence } from '../rules/shown-reply.ts';
import { nextKey } from '../rules/what-next.ts';
import { timeShown, whoseClockCounts } from './time-shown.ts';

/** Moves whose words were written to the person, or by them. Notes between agencies are not among them. */
const toldVerbs: readonly string[] = [
  'askComplainant',
  'supply',
  'dismiss',
  'appeal',
  'confirm',
  'withdraw',
  'obstruct',
  'decideObstacle',
  'removeObstacle',
  'gather',
  'announceDay',
];

/** The person's view: what happened, when and by which agency, what is next and when it is due. */
export function trackComplaint(ctx: Ctx, acting: Acting, number: string): Promise<TrackingView> {
  return readTogether(ctx.db, async (db) => {
    const complaint = await readComplaint(db, acting, number);
    return viewOf({ ...ctx, db }, { acting, complaint: complaint! });
  });
}

type Loaded = { readonly acting: Acting; readonly complaint: ComplaintRow };

/** The same of a complaint that was just loaded through its complainant. */
export function trackLoaded(ctx: Ctx, loaded: Loaded): Promise<TrackingView> {
  return readTogether(ctx.db, (db) => viewOf({ ...ctx, db }, loaded));
}

async function viewOf(ctx: Ctx, { acting, complaint }: Loaded): Promise<TrackingView> {
  const { db } = ctx;
  const { number } = complaint;
  const directory = await readDirectory(db);
  const [[history, replies, files, uploads, items], standing, ...beside] = await Promise.all([
    Promise.all([
      historyOf(db, complaint),
      repliesOf(db, complaint),
      replyFilesOf(db, complaint),
      uploadsOfComplaint(db, complaint),
      itemsOf(db, complaint),
    ]),
    standingOf(db, complaint, directory),
    shownOpenings(ctx, complaint),
    eyesOutside(db, complaint),
    whoseClockCounts(db, complaint),
    askedNow(ctx, complaint),
  ]);
  const [openings, outside, timed, asks] = beside;
  const can = canNow(standing, acting, ctx.clock());
  const language = complaint.language as Language;
  const status = complaint.status as Status;
  const say = words(language);
  const told = replies
    .filter(({ verdict }) => verdict === 'settled' || verdict === 'interim')
    .at(-1);
  /** What they wrote themselves as they wrote it; of what staff wrote, what everybody may read. */
  const wordsOf = ({ seq, actor, words }: (typeof history)[number]) =>
    words === null || actor === 'complainant' ? words : outside.text(`words/${seq}`, words);
  const asked = history.findLast(({ verb }) => verb === 'askComplainant');
  const question = asked === undefined ? null : wordsOf(asked);
  return {
    number,
    status,
    statusWords: inBoth(`tracking.status.${status}`),
    receivedAt: complaint.received_at.toISOString(),
    text: complaint.text,
    remedy: complaint.remedy,
    category:
      complaint.category_id === null ? null : categoryName(directory, complaint.category_id),
    place: complaint.place_id === null ? null : placeName(directory, complaint.place_id),
    address: complaint.address,
    files: uploads
      .filter((file) => file.complaint_number === complaint.number && file.reply_no === null)
      .map(ownFile),
    holder: directory.nameAt(complaint.holder_id, ctx.clock()),
    judge: complaint.judge_id === null ? null : directory.nameAt(complaint.judge_id, ctx.clock()),
    appealTo: can.appeal ? nameOf(heardBy(directory, complaint)) : null,
    next: inBoth(
      nextKey({ status, canAppeal: can.appeal, promised: complaint.promised_for !== null }),
      (reader): Record<string, string> =>
        complaint.promised_for === null ? {} : { date: dayIn(reader, complaint.promised_for) },
    ),
    dueAt: (timed.due_at ?? complaint.waits_until)?.toISOString() ?? null,
    ...(await timeShown(
      ctx,
      timed,
      timed === complaint ? history : await historyOf(db, timed),
      directory,
    )),
    obstacle: await obstacleShown(ctx, complaint, wordsOf),
    cause: await causeShown(ctx, complaint, wordsOf),
    steps: history.map((entry) => {
      const agency = shownAgency(entry, directory);
      return {
        at: entry.at.toISOString(),
        what: say(stepKey(entry), { agency: agency?.[language] ?? '' }),
        verb: entry.verb,
        agency,
        words: wasTold(entry) ? wordsOf(entry) : null,
        reason: entry.verb === 'dismiss' ? reasonOf(entry.details) : null,
        priority: priorityOfStep(entry),
      };
    }),
    reply:
      told === undefined
        ? null
        : {
            at: told.at.toISOString(),
            agency: directory.nameAt(told.agency_id, told.at),
            claim: told.claim,
            text: outside.text(`reply/${told.reply_no}`, told.text),
            plannedFor: told.planned_for,
            files: files
              .filter((file) => file.reply_no === told.reply_no)
              .flatMap((file) => uploads.filter(({ id }) => id === file.upload_id))
              .map((upload) => replyFile(upload, outside)),
            evidence: shownEvidence(items.filter((item) => item.reply_no === told.reply_no)),
          },
    confidential: isConfidential(complaint, directory),
    openings,
    erasedAt: complaint.erased_at?.toISOString() ?? null,
    grade: complaint.grade,
    asks,
    question:
      status === 'incomplete' && question !== null
        ? { text: question, until: complaint.waits_until?.toISOString() ?? null }
        : null,
    canSupply: can.supply,
    canConfirm: can.confirm,
    canAppeal: can.appeal,
    canWithdraw: can.withdraw,
    appealUntil: can.appeal ? (complaint.appeal_until?.toISOString() ?? null) : null,
  };
}

/** A step of the ladder within the time reminds; one after it goes up. */
function stepKey({ verb, details }: { verb: string; details: unknown }): string {
  const reminds = verb === 'escalate' && (details as { percent?: number }).percent !== undefined;
  return reminds ? 'tracking.reminded' : `tracking.steps.${verb}`;
}

/** Why more time was given is told since it is written for the person. */
function wasTold({ verb, details }: { verb: string; details: unknown }): boolean {
  if (verb === 'extend') return (details as { told?: boolean }).told === true;
  return toldVerbs.includes(verb);
}

function inBoth(
  key: string,
  params: (reader: Language) => Record<string, string> = () => ({}),
): Bilingual {
  return { ar: words('ar')(key, params('ar')), en: words('en')(key, params('en')) };
}

/** A calendar day as people say it. */
const dayIn = (reader: Language, day: string): string =>
  dateFormat(reader === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`));

function placeName(directory: Directory, id: number): Bilingual {
  return nameOf(directory.place(id))!;
}

function nameOf(row: { name_ar: string; name_en: string } | null): Bilingual | null {
  return row === null ? null : { ar: row.name_ar, en: row.name_en };
}

function reasonOf(details: unknown): DismissalReason | null {
  return (details as { reason?: DismissalReason }).reason ?? null;
}

function categoryName(directory: Directory, id: number): Bilingual {
  return nameOf(directory.category(id))!;
}

/** The agency a step is about: where it was referred to, else who acted. */
function shownAgency(
  entry: {
    verb: string;
    agency_id: number | null;
    holder_id: number;
    at: Date;
    details: unknown;
  },
  directory: Directory,
): Bilingual | null {
  const toHolder: readonly (Verb | string)[] = [
    'refer',
    'handBack',
    'appeal',
    'receive',
    'release',
    'takeOver',
  ];
  const climbed = entry.verb === 'escalate' ? (entry.details as { to: number }).to : null;
  const id = climbed ?? (toHolder.includes(entry.verb) ? entry.holder_id : entry.agency_id);
  return id === null ? null : directory.nameAt(id, entry.at);
}
