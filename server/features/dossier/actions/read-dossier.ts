import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { HidingMark } from '@insaf/contract/redaction.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { ComplainantKind } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { openIdentity } from '../../complainants/index.ts';
import {
  type ComplaintRow,
  canNow,
  clockShownOf,
  nextOnLadderOf,
  priorityOf,
} from '../../complaints/index.ts';
import { maskedIdentity } from '../../custody/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { looksAt } from '../../evidence/index.ts';
import type { Acting } from '../../rights/index.ts';
import { complaintRowView } from '../rules/complaint-row.ts';
import { historyView } from '../rules/history-view.ts';
import { agencyThen } from '../rules/names.ts';
import { placeAndHolder, subjectOf } from '../rules/place-and-holder.ts';
import { namelessUpload, replyView, uploadView } from '../rules/reply-view.ts';
import { readParts } from './read-parts.ts';

/** A complaint with all its parts, as far as the reader may see them, and what they can do now. */
export async function readDossier(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<ComplaintView> {
  const directory = await readDirectory(ctx.db);
  const parts = await readParts(ctx, acting, number, directory);
  const { complaint, history, people, uploads, referrals, replies, files, items } = parts;
  const { gate, eyes } = parts;
  const leading = complaint.leading_number;
  const now = ctx.clock();
  const look = looksAt(ctx.sealing, number);
  const { evidenceRule } = subjectOf(complaint, directory);
  const isShown = gate.state === 'shown';
  const [clock, next, identities] = await Promise.all([
    clockShownOf(ctx, complaint, directory, now),
    nextOnLadderOf(ctx, complaint, directory, now),
    Promise.all(isShown ? people.map((row) => openIdentity(ctx.keys, row)) : []),
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
    priority: priorityOf(complaint, directory),
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
      ...{ minutesLeft: complaint.minutes_left, extended: complaint.extended, next },
    },
    obstacle: parts.obstacle,
    cause: parts.cause,
    leading,
    leadingStatus: (parts.lead?.status as Status | undefined) ?? null,
    joined: parts.joined,
    identity: gate.state,
    identityFields: [...gate.fields],
    openings: parts.openings,
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
    can: canNow(parts.standing, acting, now),
  };
}

const writable = (marks: Readonly<Record<string, readonly HidingMark[]>>) =>
  Object.fromEntries(Object.entries(marks).map(([subject, each]) => [subject, [...each]]));

function positionOf({ lat, lon, accuracy_metres }: ComplaintRow) {
  if (lat === null || lon === null) return null;
  return { lat, lon, ...(accuracy_metres === null ? {} : { accuracyMetres: accuracy_metres }) };
}
