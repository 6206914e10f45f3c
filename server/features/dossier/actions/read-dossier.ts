import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { HidingMark } from '@insaf/contract/redaction.ts';
import type { Language } from '@insaf/contract/text.ts';
import type {
  ClockName,
  ClockState,
  ComplainantKind,
  Priority,
} from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { causeOf } from '../../causes/index.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import {
  type ComplaintRow,
  canNow,
  followersOf,
  historyOf,
  readComplaint,
  standingOf,
  workingTimeOf,
} from '../../complaints/index.ts';
import { gateOf, maskedIdentity, openingsFor } from '../../custody/index.ts';
import { workingMinutesLeft } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { itemsOf, looksAt } from '../../evidence/index.ts';
import { obstacleOf } from '../../obstacles/index.ts';
import { eyesOf } from '../../redaction/index.ts';
import { referralsOf } from '../../referrals/index.ts';
import { repliesOf, replyFilesOf } from '../../replies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { uploadsOfComplaint } from '../../uploads/index.ts';
import { complaintRowView } from '../rules/complaint-row.ts';
import { historyView } from '../rules/history-view.ts';
import { agencyThen } from '../rules/names.ts';
import { placeAndHolder, subjectOf } from '../rules/place-and-holder.ts';
import { namelessUpload, replyView, uploadView } from '../rules/reply-view.ts';

/** A complaint with all its parts, as far as the reader may see them, and what they can do now. */
export async function readDossier(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<ComplaintView> {
  const { db } = ctx;
  const directory = await readDirectory(db);
  const complaint = await readComplaint(db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const leading = complaint.leading_number;
  const [history, people, uploads, referrals, replies, files, items, joined, lead, standing] =
    await Promise.all([
      historyOf(db, complaint),
      complainantsOf(db, complaint),
      uploadsOfComplaint(db, complaint),
      referralsOf(db, complaint),
      repliesOf(db, complaint),
      replyFilesOf(db, complaint),
      itemsOf(db, complaint),
      followersOf(db, acting, number),
      leading === null ? undefined : readComplaint(db, acting, leading),
      standingOf(db, complaint, directory),
    ]);
  const now = ctx.clock();
  const look = looksAt(ctx.sealing, number);
  const { urgent, evidenceRule } = subjectOf(complaint, directory);
  const clock = {
    name: complaint.clock as ClockName | null,
    state: complaint.clock_state as ClockState,
    dueAt: complaint.due_at,
    minutesLeft: complaint.minutes_left,
    waitsUntil: complaint.waits_until,
  };
  const { calendar, dayMinutes } = await workingTimeOf(ctx, complaint, directory, now);
  const gate = await gateOf(ctx, acting, complaint);
  const isShown = gate.state === 'shown';
  const [identities, openings, eyes, obstacle, cause] = await Promise.all([
    Promise.all(isShown ? people.map((row) => openIdentity(ctx.keys, row)) : []),
    openingsFor(ctx, acting, complaint, gate),
    eyesOf(ctx, acting, complaint, gate),
    obstacleOf(ctx, complaint),
    causeOf(ctx, complaint),
  ]);
  const isSecret = gate.facts.confidential || gate.state === 'complained_of';
  const text = eyes.text('text', complaint.text);
  const landmark = complaint.landmark && eyes.text('landmark', complaint.landmark);
  const address = complaint.address && eyes.text('address', complaint.address);
  const evidence = new Set(files.map((file) => file.upload_id));
  const wordsOf = (entry: (typeof history)[number]) =>
    entry.words === null ? null : eyes.text(`words/${entry.seq}`, entry.words);
  const written = new Map(history.map((entry) => [entry.words, wordsOf(entry)]));
  /** What stands with a referral or a verdict is what was written with its move, and is hidden with it. */
  const withMove = (words: string | null) => written.get(words) ?? words;
  return {
    ...complaintRowView({ ...complaint, text }, directory, now),
    text,
    remedy: complaint.remedy === null ? null : eyes.text('remedy', complaint.remedy),
    redaction: {
      ...{ original: eyes.original, may: eyes.mayRedact, last: eyes.last },
      ...{ marks: writable(eyes.marksBeside(evidence)), hidden: [...eyes.hidden] },
    },
    erasedAt: complaint.erased_at?.toISOString() ?? null,
    language: complaint.language as Language,
    address,
    landmark,
    position: positionOf(complaint),
    ...placeAndHolder(complaint, directory),
    urgent,
    priority: complaint.priority as Priority,
    returns: complaint.returns,
    acceptBy: complaint.accept_due_at?.toISOString() ?? null,
    binding: complaint.binding,
    promisedFor: complaint.promised_for,
    appealUntil: complaint.appeal_until?.toISOString() ?? null,
    evidenceRule,
    confidential: complaint.confidential,
    anonymous: complaint.anonymous,
    version: complaint.version,
    clock: {
      ...clock,
      dueAt: clock.dueAt?.toISOString() ?? null,
      waitsUntil: clock.waitsUntil?.toISOString() ?? null,
      timeLeft: workingMinutesLeft(clock, now, calendar),
      dayMinutes,
    },
    obstacle,
    cause,
    leading,
    leadingStatus: (lead?.status as Status | undefined) ?? null,
    joined,
    identity: gate.state,
    identityFields: [...gate.fields],
    openings,
    people: people.map((row, index) => ({
      complainantNo: row.complainant_no,
      kind: row.kind as ComplainantKind,
      language: row.language as Language,
      ...maskedIdentity(identities[index] ?? {}, gate.fields),
    })),
    uploads: uploads
      .filter(({ id }) => !evidence.has(id))
      .map((upload) =>
        isShown ? uploadView(upload, eyes) : namelessUpload(upload, eyes, isSecret),
      ),
    referrals: referrals.map((referral) => ({
      referralNo: referral.referral_no,
      at: referral.at.toISOString(),
      from: agencyThen(directory, referral.from_id, referral.at),
      to: agencyThen(directory, referral.to_id, referral.at),
      note: withMove(referral.note),
      binding: referral.binding,
      endedAt: referral.ended_at?.toISOString() ?? null,
      endedBy: referral.ended_by,
      endedReason: withMove(referral.ended_reason),
    })),
    replies: replies.map((reply) => {
      const shown = { ...reply, verdict_reason: withMove(reply.verdict_reason) };
      return replyView(shown, { files, uploads, items, look, eyes }, directory);
    }),
    history: history.map((entry) =>
      historyView({ ...entry, words: wordsOf(entry) }, acting, directory),
    ),
    can: canNow(standing, acting, now),
  };
}

const writable = (marks: Readonly<Record<string, readonly HidingMark[]>>) =>
  Object.fromEntries(Object.entries(marks).map(([subject, each]) => [subject, [...each]]));

function positionOf({ lat, lon, accuracy_metres }: ComplaintRow) {
  if (lat === null || lon === null) return null;
  return { lat, lon, ...(accuracy_metres === null ? {} : { accuracyMetres: accuracy_metres }) };
}
