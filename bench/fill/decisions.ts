import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import { claims, type DismissalReason } from '@insaf/contract/vocabulary.ts';
import {
  dismissalText,
  handBackText,
  referralNote,
  replyText,
  returnText,
} from '../../server/demo/officer-texts.ts';
import {
  appealText,
  confirmationText,
  questionText,
  withdrawalText,
} from '../../server/demo/texts.ts';
import { decidedOf } from '../../server/features/complaints/actions/standing-of.ts';
import { appealUntil, type Decision } from '../../server/features/complaints/index.ts';
import { seniorTo } from '../../server/features/complaints/rules/senior-agency.ts';
import { daysAfter } from '../../server/features/deadlines/index.ts';
import type { AgencyRow } from '../../server/features/directory/index.ts';
import { judgeOf } from '../../server/features/replies/rules/judge-of.ts';
import { add, type Life, type MutableRow, staffIdOf, type Who } from './life.ts';
import { acceptUnknown, proveReply } from './proofs.ts';
import { dayOf } from './times.ts';

/* What each move decides, as its action in the product does, and the rows that it leaves beside the history. */

type Deciding = { readonly life: Life; readonly at: number; readonly who: Who };

const reasons: Readonly<Partial<Record<DismissalReason, number>>> = {
  ...{ repeated: 30, not_competent: 22, inexact: 24, cause_gone: 12 },
  ...{ insufficient_documents: 9, abusive: 1 },
};

export const decisions: Readonly<Partial<Record<Verb, (of: Deciding) => Decision>>> = {
  refer,
  handBack,
  answer: (of) => reply(of, of.life.random.chance(0.72) ? claims[0] : 'explained'),
  promise: (of) => reply(of, 'planned'),
  settle,
  returnReply,
  dismiss,
  appeal,
  lapse: ({ life, at }) => ended(life, at, { decided_by_id: life.complaint.holder_id }),
  closeUnconfirmed: ({ life, at }) => ended(life, at, {}),
  confirm,
  askComplainant: ({ life }) => ({ words: asked(life).question }),
  supply: ({ life }) => ({ words: asked(life).answer, details: { uploads: [] } }),
  withdraw: ({ life: { random } }) => (random.chance(0.5) ? { words: withdrawalText(random) } : {}),
  extend: ({ life }) => {
    const workingDays = life.random.int(2, 10);
    const before = life.complaint.due_at?.toISOString();
    const details = { workingDays, before, told: true };
    return { words: 'لاستكمال أعمال التنفيذ بالموقع', details, moreMinutes: workingDays * 420 };
  },
};

const asked = ({ random, filed }: Life) => questionText(filed.telling, random);

/** To whom it goes next: by the agency above the one that will work on it, or straight there. */
function refer({ life, at, who }: Deciding): Decision {
  const { complaint, random, country } = life;
  const from = country.directory.agency(complaint.holder_id);
  const to = nextHand(life, from);
  const category = life.filed.category;
  const note = random.chance(0.6) ? referralNote(random) : null;
  const binding = complaint.hand_backs >= 2;
  endReferral(life, at, 'refer', null);
  add(life, 'referrals', {
    ...{ complaint_number: complaint.number, referral_no: complaint.referral_no + 1 },
    ...{ from_id: from.id, to_id: to.id, category_id: category.id, at: new Date(at) },
    ...{ staff_id: staffIdOf(who), note, binding, ended_at: null, ended_by: null },
    ended_reason: null,
  });
  return {
    words: note ?? undefined,
    details: { from: from.id, to: to.id, category: category.code, binding },
    changes: {
      ...{ holder_id: to.id, holder_path: to.path, category_id: category.id },
      confidential: complaint.confidential || category.confidential,
      ...{ referral_no: complaint.referral_no + 1, binding, promised_for: null },
      ...(category.urgent ? { priority: 'critical' } : {}),
    },
  };
}

function nextHand({ unit, country, random, complaint }: Life, from: AgencyRow): AgencyRow {
  const parent = unit.parent_id === null ? null : country.directory.agency(unit.parent_id);
  const above = parent !== null && parent.path.split('/').length > 4 && parent.id !== from.id;
  const wholly = complaint.referral_no === 0 && complaint.holder_id === country.office.id;
  return wholly && above && random.chance(0.7) ? parent : unit;
}

function endReferral(life: Life, at: number, by: string, reason: string | null): void {
  const last = life.rows.referrals?.at(-1) as MutableRow | undefined;
  if (last === undefined || last.ended_at !== null) return;
  Object.assign(last, { ended_at: new Date(at), ended_by: by, ended_reason: reason });
}

function handBack({ life, at }: Deciding): Decision {
  const { complaint, country, random } = life;
  const { directory } = country;
  const handBacks = complaint.hand_backs + 1;
  const up = handBacks >= 2;
  const from = directory.agency(complaint.holder_id);
  const referrer = life.rows.referrals!.at(-1)!.from_id as number;
  const to = directory.agency(up ? (from.parent_id ?? from.id) : referrer);
  const reason = handBackText(random);
  endReferral(life, at, 'handBack', reason);
  life.unit = besides(life, from, to);
  return {
    words: reason,
    details: { from: from.id, to: to.id, handBacks, up },
    changes: { holder_id: to.id, holder_path: to.path, hand_backs: handBacks },
  };
}

/** Another agency that who has it now may refer to. */
function besides({ country, random }: Life, not: AgencyRow, holder: AgencyRow): AgencyRow {
  if (holder.id === country.office.id) return country.unitOf(random.next());
  const below = country.directory
    .childrenOf(not.parent_id)
    .filter(({ id, active }) => active && id !== not.id && id !== holder.id);
  return below.length === 0 ? not : random.pick(below);
}

/** An answer, or a day by which there will be one. */
function reply({ life, at, who }: Deciding, claim: Claim): Decision {
  const { complaint, country, filed, random } = life;
  const { directory } = country;
  const replyNo = complaint.reply_no + 1;
  const date = new Date(at + random.int(7, 45) * 86_400_000);
  const isPlan = claim === 'planned';
  life.verdict = random.chance(0.84) ? 'settle' : 'returnReply';
  const items = proveReply(life, { claim, replyNo, at, staffId: staffIdOf(who) });
  const plannedFor = isPlan ? dayOf(date.getTime()) : null;
  add(life, 'replies', {
    ...{ complaint_number: complaint.number, reply_no: replyNo, agency_id: complaint.holder_id },
    ...{ staff_id: staffIdOf(who), at: new Date(at), claim, planned_for: plannedFor },
    text: replyText(claim, { ...filed.telling, date }, random),
    verdict: isPlan ? 'interim' : 'waiting',
  });
  const details = {
    ...{ claim, replyNo, ...(isPlan ? { plannedFor } : {}) },
    evidence: items.map(({ requirement, state, because }) => ({ requirement, state, because })),
  };
  if (isPlan) return { details, changes: { reply_no: replyNo, promised_for: plannedFor } };
  const answering = directory.agency(complaint.holder_id);
  const referrer = directory.agency(life.rows.referrals!.at(-1)!.from_id as number);
  const judge = judgeOf(answering, referrer, above(life, answering))!;
  const judged = { judge_id: judge.id, judge_path: judge.path };
  return { details, changes: { reply_no: replyNo, answered_by_id: answering.id, ...judged } };
}

function above({ country: { directory } }: Life, { parent_id }: AgencyRow): AgencyRow[] {
  const found: AgencyRow[] = [];
  for (let at = parent_id; at !== null; at = found.at(-1)!.parent_id)
    found.push(directory.agency(at));
  return found;
}

function judge({ life, at, who }: Deciding, verdict: string, reason: string | null): void {
  const last = life.rows.replies!.at(-1) as MutableRow;
  Object.assign(last, {
    ...{ verdict, verdict_at: new Date(at), verdict_by_id: who.holding!.agencyId },
    ...{ verdict_staff_id: staffIdOf(who), verdict_reason: reason },
  });
}

function settle(of: Deciding): Decision {
  const { life, at, who } = of;
  const { complaint, country } = life;
  const accepted = acceptUnknown(life, at, staffIdOf(who));
  judge(of, 'settled', null);
  const { claim, agency_id: answeredBy } = life.rows.replies!.at(-1)!;
  const { objectionDays } = country.timetable(complaint, at);
  const until = daysAfter(new Date(at), objectionDays);
  const byId = who.holding!.agencyId;
  const heard = appealUntil(country.directory, { byId, complainedOfId: null }, until);
  return {
    details: { replyNo: complaint.reply_no, claim, answeredBy, accepted },
    changes: { waits_until: until, appeal_until: heard, decided_by_id: byId },
  };
}

function returnReply(of: Deciding): Decision {
  const { complaint, random } = of.life;
  const reason = returnText('not_answered', random);
  judge(of, 'returned', reason);
  return {
    words: reason,
    details: { replyNo: complaint.reply_no },
    changes: {
      ...{ answered_by_id: null, judge_id: null, judge_path: null },
      returns: complaint.returns + 1,
    },
  };
}

function dismiss({ life, at, who }: Deciding): Decision {
  const { complaint, random, country } = life;
  const reason = random.weighted(reasons);
  const final = complaint.dismissals > 0;
  const byId = who.holding!.agencyId;
  const until = daysAfter(new Date(at), country.timetable(complaint, at).appealDays);
  const heard = appealUntil(country.directory, { byId, complainedOfId: null }, until);
  return {
    words: dismissalText(reason, random),
    details: { reason, final },
    changes: {
      ...{ decided_by_id: byId, dismissals: complaint.dismissals + 1 },
      appeal_until: final ? null : heard,
    },
  };
}

/** What the time ended that the person had. */
function ended(life: Life, at: number, decided: { decided_by_id?: number }): Decision {
  const { complaint, country } = life;
  const until = daysAfter(new Date(at), country.timetable(complaint, at).appealDays);
  const by = decidedOf({ ...complaint, ...decided });
  return {
    details: { waitedUntil: complaint.waits_until?.toISOString() },
    changes: { ...decided, appeal_until: appealUntil(country.directory, by, until) },
  };
}

function confirm({ life, at }: Deciding): Decision {
  const { complaint, random, country } = life;
  const grade = random.weighted({ 5: 46, 4: 28, 3: 14, 2: 6, 1: 6 }) as unknown as
    | 1
    | 2
    | 3
    | 4
    | 5;
  const until = daysAfter(new Date(at), country.timetable(complaint, at).appealDays);
  const heard = appealUntil(country.directory, decidedOf(complaint), until);
  return {
    ...(random.chance(0.4) ? { words: confirmationText(grade, random) } : {}),
    details: { grade: Number(grade) },
    changes: { grade: Number(grade), appeal_until: heard },
  };
}

function appeal({ life, at }: Deciding): Decision {
  const { complaint, random, country } = life;
  const senior = seniorTo(country.directory, decidedOf(complaint))!;
  const against = complaint.status;
  endReferral(life, at, 'appeal', null);
  life.unit = belowOf(life, senior);
  return {
    words: appealText(against === 'dismissed' ? 'dismissed' : 'settled', random),
    details: { uploads: [], against, senior: senior.id },
    changes: {
      ...{ holder_id: senior.id, holder_path: senior.path, appeals: complaint.appeals + 1 },
      ...{ appeal_until: null, binding: false, hand_backs: 0, answered_by_id: null },
      ...{
        judge_id: null,
        judge_path: null,
        promised_for: null,
        leading_number: null,
        grade: null,
      },
    },
  };
}

/** Who works on it then: the same, which lies below whoever hears the appeal. */
const belowOf = ({ unit, filed }: Life, { path }: AgencyRow): AgencyRow =>
  unit.path.startsWith(path) ? unit : filed.unit;
