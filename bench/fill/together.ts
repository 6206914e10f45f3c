import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { randomOf } from '../../server/demo/seeded.ts';
import { appealUntil } from '../../server/features/complaints/index.ts';
import { daysAfter } from '../../server/features/deadlines/index.ts';
import type { Country } from './country.ts';
import { goOn } from './course.ts';
import { drawnNumber, fileOne, streamOf } from './filing.ts';
import { add, begin, job, type Life, lastAt, move, staffMember } from './life.ts';
import { atHome, atWork, later } from './times.ts';

/*
 * Complaints by their place among all. In some groups of them many are about one cause: these join the first,
 * and are settled by its reply.
 */

export type Filling = {
  readonly country: Country;
  readonly complaints: number;
  /** The first moment and the last, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
};

const group = 25;
const groupsOfOneCause = 0.06;
const joining = 0.6;

/** The complaint number of the n-th, from nought. */
export const numberOf = (no: number): string => numberFrom(drawnNumber(no));

/** More come every year, and never two at one moment. */
export function receivedAt({ complaints, from, until }: Filling, no: number): number {
  const jitter = randomOf('fill', 'at', no).next();
  return Math.min(until, atHome(from + ((no + jitter) / complaints) ** 0.75 * (until - from)));
}

/** Several in a row, with whom they join. */
export function* livesOf(filling: Filling, first: number, count: number): Generator<Life> {
  let leading: { readonly no: number; readonly life: Life | null } = { no: -1, life: null };
  for (let no = first; no < first + count; no += 1) {
    const head = no - (no % group);
    if (leading.no !== head) leading = { no: head, life: leadingLife(filling, head) };
    yield no === head && leading.life !== null ? leading.life : lifeOf(filling, no, leading.life);
  }
}

/** The first of a group of one cause, as far as others join it; null for all other groups. */
function leadingLife(filling: Filling, head: number): Life | null {
  const random = randomOf('fill', 'cause', head);
  if (!random.chance(groupsOfOneCause)) return null;
  return lifeOf(filling, head, null);
}

function lifeOf(filling: Filling, no: number, leading: Life | null): Life {
  const { country, until } = filling;
  const random = streamOf(no);
  const at = receivedAt(filling, no);
  const joined = leading === null ? null : joins(leading, at, random.chance(joining));
  const filed = fileOne(random, country, { number: numberOf(no), at }, joined?.leading.filed);
  const life = begin(random, country, filed);
  if (joined !== null) follow(life, joined.leading, until);
  goOn(life, until);
  return life;
}

/** Only what is still open leads others, and only what is settled first is told of here. */
function joins(leading: Life, at: number, wants: boolean): { readonly leading: Life } | null {
  const settled = leading.moves.find(({ verb }) => ended.includes(verb));
  if (!wants || settled?.verb !== 'settle' || settled.at < at + 3 * 86_400_000) return null;
  return { leading };
}

const ended = ['settle', 'dismiss', 'lapse', 'withdraw'];

function follow(life: Life, leading: Life, until: number): void {
  const { country, random } = life;
  const settled = leading.moves.find(({ verb }) => verb === 'settle')!;
  const at = atWork(later(random, lastAt(life), 0.6), lastAt(life));
  if (at >= settled.at || at > until) return;
  const { number } = leading.complaint;
  move(life, 'join', at, staffMember(life, country.office), {
    details: { leading: number },
    changes: { leading_number: number },
  });
  if (settled.at > until) return;
  const { replyNo, claim, answeredBy } = settled.details;
  copyReply(life, leading, replyNo as number);
  const when = settled.at + 1;
  const { objectionDays } = country.timetable(leading.complaint, when);
  const waitsUntil = daysAfter(new Date(when), objectionDays);
  const byId = settled.complaint.decided_by_id!;
  const heard = appealUntil(country.directory, { byId, complainedOfId: null }, waitsUntil);
  move(life, 'follow', when, job('follow'), {
    details: { leading: number, replyNo: 1, claim, answeredBy },
    changes: {
      ...{ reply_no: 1, waits_until: waitsUntil, appeal_until: heard, decided_by_id: byId },
      category_id: life.complaint.category_id ?? leading.complaint.category_id,
    },
  });
}

function copyReply(life: Life, leading: Life, replyNo: number): void {
  const own = { complaint_number: life.complaint.number, reply_no: 1 };
  for (const table of ['replies', 'reply_files', 'evidence_items'] as const) {
    for (const row of leading.rows[table] ?? []) {
      const copied = table === 'replies' ? { copied_from: leading.complaint.number } : {};
      if (row.reply_no === replyNo) add(life, table, { ...row, ...own, ...copied });
    }
  }
  const { uploads = [] } = leading.rows;
  life.shown.push(...uploads.filter((row) => row.reply_no === replyNo));
}
