import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { decidedOf } from '../../server/features/complaints/actions/standing-of.ts';
import { seniorTo } from '../../server/features/complaints/rules/senior-agency.ts';
import type { AgencyRow } from '../../server/features/directory/index.ts';
import { paceOf } from './country.ts';
import { decisions } from './decisions.ts';
import {
  complainant,
  job,
  type Life,
  lastAt,
  move,
  staffMember,
  statusOf,
  type Who,
} from './life.ts';
import { atWork, before, later } from './times.ts';

/*
 * What happens to complaints that nobody files: any course that the lifecycle allows, as often as in a
 * country that works as it does.
 */

type Choice = {
  readonly verb: Verb;
  readonly by: 'staff' | 'complainant' | 'system';
  readonly weight: number;
  /** The median of days until then. */
  readonly days: number;
  readonly when?: (life: Life) => boolean;
};

const choice = (
  verb: Verb,
  by: Choice['by'],
  weight: number,
  days: number,
  when?: Choice['when'],
): Choice => ({ verb, by, weight, days, ...(when === undefined ? {} : { when }) });

const isPassedOn = ({ complaint, unit }: Life) => complaint.holder_id !== unit.id;
const isReached = (life: Life) => !isPassedOn(life);
const canAppeal = ({ complaint, country }: Life) =>
  complaint.appeals === 0 &&
  complaint.appeal_until !== null &&
  seniorTo(country.directory, decidedOf(complaint)) !== null;
/** Nobody ends what was once referred to them. */
const mayDismiss = ({ complaint, rows }: Life) =>
  complaint.dismissals === 0 &&
  !(rows.referrals ?? []).some(({ to_id }) => to_id === complaint.holder_id);

/** What comes next, and when; a status that has nothing is where the story ends. */
const courses: Partial<Record<Status, readonly Choice[]>> = {
  received: [
    choice('refer', 'staff', 82, 0.8),
    choice('dismiss', 'staff', 12, 1.2, mayDismiss),
    choice('askComplainant', 'staff', 4, 1),
    choice('withdraw', 'complainant', 2, 2),
  ],
  incomplete: [
    choice('supply', 'complainant', 75, 3),
    choice('lapse', 'system', 21, 0),
    choice('withdraw', 'complainant', 4, 5),
  ],
  referred: [
    choice('refer', 'staff', 1000, 0.7, isPassedOn),
    choice('accept', 'staff', 84, 1, isReached),
    choice('handBack', 'staff', 7, 1.5, (life) => isReached(life) && !life.complaint.binding),
    choice('answer', 'staff', 5, 4, isReached),
    choice('askComplainant', 'staff', 4, 2, isReached),
  ],
  in_progress: [
    choice('answer', 'staff', 85, 7),
    choice('promise', 'staff', 6, 5, ({ complaint }) => complaint.promised_for === null),
    choice('askComplainant', 'staff', 4, 3),
    choice('withdraw', 'complainant', 2, 8),
    choice('extend', 'staff', 3, 6, ({ complaint }) => !complaint.extended),
  ],
  answered: [
    choice('settle', 'staff', 1, 3, ({ verdict }) => verdict === 'settle'),
    choice('returnReply', 'staff', 1, 3, ({ verdict }) => verdict === 'returnReply'),
  ],
  settled: [
    choice('confirm', 'complainant', 38, 2),
    choice('closeUnconfirmed', 'system', 53, 0),
    choice('appeal', 'complainant', 9, 4, canAppeal),
  ],
  dismissed: [choice('appeal', 'complainant', 8, 5, canAppeal)],
};
/** Of what can go on after its end, how much does. */
const goesOn: Partial<Record<Status, number>> = { dismissed: 0.08 };
/** Every so many are left lying where they are. */
const leftLying = 0.004;
const longest = 30;

/** Goes on with a life for as long as something happens in it, but not beyond a moment. */
export function goOn(life: Life, until: number): void {
  while (life.moves.length < longest) {
    const next = nextOf(life);
    const at = next === null ? null : timeOf(life, next);
    if (next === null || at === null || at > until) return;
    const who = whoDoes(life, next);
    const decide = decisions[next.verb];
    move(life, next.verb, at, who, decide === undefined ? {} : decide({ life, at, who }));
  }
}

function nextOf(life: Life): Choice | null {
  const { random } = life;
  const status = statusOf(life);
  const choices = courses[status]?.filter(({ when }) => when?.(life) ?? true) ?? [];
  if (choices.length === 0 || !random.chance(goesOn[status] ?? 1 - leftLying)) return null;
  let left = random.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of choices) {
    left -= each.weight;
    if (left < 0) return each;
  }
  return choices[0]!;
}

/** Nobody comes too late for what they have to do in time. */
function timeOf(life: Life, { verb, by, days }: Choice): number | null {
  const { random, complaint, unit } = life;
  const last = lastAt(life);
  const time = later(random, last, days * (by === 'staff' ? paceOf(unit) : 1));
  if (by === 'staff') return atWork(time, last);
  const waits = complaint.waits_until?.getTime() ?? Number.POSITIVE_INFINITY;
  if (by === 'system') return waits + random.int(1, 59) * 60_000;
  const end = verb === 'appeal' ? Math.min(complaint.appeal_until!.getTime(), waits) : waits;
  return Math.floor(before(random, time, last, end));
}

function whoDoes(life: Life, { verb, by }: Choice): Who {
  if (by === 'complainant') return complainant(life);
  if (by === 'system') return job(verb);
  const { complaint, country } = life;
  const { directory } = country;
  const holder = directory.agency(complaint.holder_id);
  if (verb === 'settle' || verb === 'returnReply') {
    return staffMember(life, directory.agency(complaint.judge_id!));
  }
  return staffMember(life, verb === 'extend' ? aboveOf(life, holder) : holder);
}

const aboveOf = ({ country }: Life, { id, parent_id }: AgencyRow): AgencyRow =>
  country.directory.agency(parent_id ?? id);
