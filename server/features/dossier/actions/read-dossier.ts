import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintView } from '@insaf/contract/complaints.ts';
import { maskTelephone } from '@insaf/contract/telephone.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { ClockName, ClockState, ComplainantKind } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import {
  type ComplaintRow,
  canNow,
  followersOf,
  historyOf,
  readComplaint,
  standingOf,
} from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { itemsOf, looksAt } from '../../evidence/index.ts';
import { referralsOf } from '../../referrals/index.ts';
import { repliesOf, replyFilesOf } from '../../replies/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { uploadsOfComplaint } from '../../uploads/index.ts';
import { complaintRowView } from '../rules/complaint-row.ts';
import { agencyNow, agencyThen } from '../rules/names.ts';
import { replyView, uploadView } from '../rules/reply-view.ts';
import { seesIdentity } from '../rules/sees-identity.ts';

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
  const [history, people, uploads, referrals, replies, files, items, joined, standing] =
    await Promise.all([
      historyOf(db, complaint),
      complainantsOf(db, complaint),
      uploadsOfComplaint(db, complaint),
      referralsOf(db, complaint),
      repliesOf(db, complaint),
      replyFilesOf(db, complaint),
      itemsOf(db, complaint),
      followersOf(db, acting, number),
      standingOf(db, complaint, directory),
    ]);
  const now = ctx.clock();
  const look = looksAt(ctx.sealing, number);
  const identities = seesIdentity(acting, complaint, standing.complainedOfPath)
    ? people.map((row) => openIdentity(ctx.sealing, row))
    : [];
  const evidence = new Set(files.map((file) => file.upload_id));
  return {
    ...complaintRowView(complaint, directory, now),
    text: complaint.text,
    remedy: complaint.remedy,
    language: complaint.language as Language,
    address: complaint.address,
    landmark: complaint.landmark,
    position: positionOf(complaint),
    agencyComplainedOf:
      complaint.complained_of_id === null ? null : agencyNow(directory, complaint.complained_of_id),
    confidential: complaint.confidential,
    anonymous: complaint.anonymous,
    version: complaint.version,
    clock: {
      name: complaint.clock as ClockName | null,
      state: complaint.clock_state as ClockState,
      dueAt: complaint.due_at?.toISOString() ?? null,
      minutesLeft: complaint.minutes_left,
      waitsUntil: complaint.waits_until?.toISOString() ?? null,
    },
    leading: complaint.leading_number,
    joined,
    people: people.map((row, index) => ({
      complainantNo: row.complainant_no,
      kind: row.kind as ComplainantKind,
      language: row.language as Language,
      ...shown(identities[index]),
    })),
    uploads: uploads.filter(({ id }) => !evidence.has(id)).map(uploadView),
    referrals: referrals.map((referral) => ({
      referralNo: referral.referral_no,
      at: referral.at.toISOString(),
      from: agencyThen(directory, referral.from_id, referral.at),
      to: agencyThen(directory, referral.to_id, referral.at),
      note: referral.note,
      binding: referral.binding,
      endedAt: referral.ended_at?.toISOString() ?? null,
      endedBy: referral.ended_by,
      endedReason: referral.ended_reason,
    })),
    replies: replies.map((reply) => replyView(reply, { files, uploads, items, look }, directory)),
    history: history.map((entry) => ({
      seq: entry.seq,
      at: entry.at.toISOString(),
      verb: entry.verb as Verb,
      from: entry.from_status as Status | null,
      to: entry.to_status as Status,
      by: entry.actor as 'staff' | 'complainant' | 'system',
      officer: officerShown(entry, acting, directory),
      agency: entry.agency_id === null ? null : agencyThen(directory, entry.agency_id, entry.at),
      details: entry.details as Record<string, unknown>,
      words: entry.words,
    })),
    can: canNow(standing, acting, now),
  };
}

type Identity = ReturnType<typeof openIdentity>;

/** Masked by default: the last four digits are enough to be sure of whom one speaks to. */
function shown(identity: Identity | undefined) {
  return {
    name: identity?.name ?? null,
    phone: identity?.phone === undefined ? null : maskTelephone(identity.phone),
    email: identity?.email === undefined ? null : maskEmail(identity.email),
    nationalId:
      identity?.nationalId === undefined ? null : `**********${identity.nationalId.slice(-4)}`,
    address: identity?.address ?? null,
  };
}

function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}***@${domain}`;
}

function positionOf({ lat, lon, accuracy_metres }: ComplaintRow) {
  if (lat === null || lon === null) return null;
  return { lat, lon, ...(accuracy_metres === null ? {} : { accuracyMetres: accuracy_metres }) };
}

/** The name of an officer is for their own agency and those above it. */
function officerShown(
  entry: { officer: string | null; agency_id: number | null },
  acting: Acting,
  directory: Directory,
): string | null {
  if (entry.agency_id === null) return null;
  const { path } = directory.agency(entry.agency_id);
  return holdingFor(acting, 'readComplaints', path) === null ? null : entry.officer;
}
