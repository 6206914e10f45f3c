import { askAt, timesOf } from '../../server/features/satisfaction/rules/times.ts';
import type { Config } from '../../server/platform/config.ts';
import { add, type Life, type Moved } from './life.ts';
import { nameOf, type Told, tell } from './notices.ts';

/* How satisfied people were with what was settled: each settling is asked about once, and most never answer. */

const minute = 60_000;
const day = 24 * 60 * minute;

type Asking = {
  readonly config: Config;
  readonly people: readonly Told[];
  readonly until: number;
};

export function askAboutSettled(life: Life, asking: Asking): void {
  for (const [index, move] of life.moves.entries()) {
    if (move.verb !== 'settle' && move.verb !== 'follow') continue;
    const after = life.moves.slice(index + 1);
    const question = questionOf(life, move, after, asking);
    add(life, 'satisfaction_questions', {
      ...{ complaint_number: life.complaint.number, seq: move.entry.seq },
      ...{ agency_id: move.details.answeredBy, ...question },
    });
  }
}

function questionOf(life: Life, settled: Moved, after: readonly Moved[], asking: Asking) {
  const { config, until } = asking;
  const calendar = life.country.timetable(settled.complaint, settled.at).calendarOf('handling');
  const due = askAt(calendar, new Date(settled.at), config);
  const [next] = after;
  const confirmed = next?.verb === 'confirm' ? next : undefined;
  const heardAgain = after.find(({ verb }) => verb === 'appeal');
  const answers = confirmed === undefined ? null : answerByConfirming(confirmed);
  if (confirmed !== undefined && confirmed.at <= due.getTime()) {
    const at = new Date(confirmed.at);
    const { closesAt } = timesOf(calendar, at, config);
    return { ...answers, way: 'page', asked_at: at, reached_at: at, closes_at: closesAt };
  }
  if (due.getTime() > until) return { state: 'waiting', next_at: due };
  if (heardAgain !== undefined && heardAgain.at <= due.getTime()) return { state: 'dropped' };
  const { closesAt, remindAt } = timesOf(calendar, due, config);
  const person = whoIsAsked(asking);
  const way = person?.notice_by ?? 'page';
  const reached = person === undefined ? null : new Date(due.getTime() + 2 * minute);
  const asked = {
    ...{ way, asked_at: due, closes_at: closesAt, complainant_no: person?.complainant_no ?? null },
    ...{ reached_at: reached !== null && reached.getTime() <= until ? reached : null },
  };
  if (person !== undefined) message(life, settled, person, 'satisfaction', due, until);
  if (answers !== null) return { ...asked, ...answers, reached_at: asked.reached_at ?? due };
  const answered = answerByPage(life, due, Math.min(until, closesAt.getTime()));
  if (answered !== null) return { ...asked, ...answered, reached_at: asked.reached_at ?? due };
  return { ...asked, ...silence(life, settled, person, { closesAt, remindAt, until }) };
}

const whoIsAsked = ({ people }: Asking) => people.find(({ notice_by }) => notice_by !== 'none');

/** Nobody answered yet, or ever. */
function silence(
  life: Life,
  settled: Moved,
  person: Told | undefined,
  times: { readonly closesAt: Date; readonly remindAt: Date | null; readonly until: number },
) {
  const { closesAt, remindAt, until } = times;
  const reminded = person !== undefined && remindAt !== null && remindAt.getTime() <= until;
  if (reminded) message(life, settled, person, 'satisfaction_reminder', remindAt, until);
  const reminder = reminded ? { reminded_at: remindAt } : {};
  if (closesAt.getTime() <= until) {
    return { ...reminder, state: person === undefined ? 'not_reached' : 'silent' };
  }
  const next = person === undefined || reminded ? closesAt : (remindAt ?? closesAt);
  return { ...reminder, state: 'asked', next_at: next };
}

const answerByConfirming = ({ at, details }: Moved) => ({
  ...{ state: 'answered', grade: details.grade, answered_by: 'confirm', answered_at: new Date(at) },
});

function answerByPage({ random }: Life, asked: Date, end: number) {
  const at = asked.getTime() + Math.max(5 * minute, random.around(0.6, 1) * day);
  if (!random.chance(0.14) || at >= end) return null;
  const removed = random.weighted({ yes: 62, partly: 22, no: 16 });
  const grade = removed === 'yes' ? random.int(3, 5) : random.int(1, 3);
  return { state: 'answered', answered_by: 'page', answered_at: new Date(at), grade, removed };
}

function message(
  life: Life,
  settled: Moved,
  person: Told,
  template: 'satisfaction' | 'satisfaction_reminder',
  at: Date,
  until: number,
): void {
  const params = { agency: nameOf(life, settled.details.answeredBy as number) };
  tell(life, person, { seq: settled.entry.seq, template, params, at: at.getTime() }, until);
}
