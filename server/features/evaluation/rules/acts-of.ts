import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { type WorkVerb, workVerbs } from '@insaf/contract/evaluation.ts';
import { upheldAppeals } from '../../figures/index.ts';

/*
 * What members of staff did with a complaint, from its history alone. An act counts in the month in which it
 * was done, together with what came of it later: that a reply was sent back, that an appeal against a
 * decision was upheld, the grade that the person gave.
 */

/** What is read of an entry of the history. Times in milliseconds since 1970. */
export type Entry = {
  readonly at: number;
  readonly verb: Verb;
  readonly to: string;
  readonly holderId: number;
  readonly categoryId: number | null;
  readonly dueAt: number | null;
  /** Null where it was not staff who acted. */
  readonly staffId: string | null;
  /** By whose role: of which agency, and for whom they stood in. */
  readonly agencyId: number | null;
  readonly behalfOf: string | null;
  readonly grade: number | null;
};

/** The entries in order, the first of which received it. */
export type Journey = { readonly number: string; readonly entries: readonly Entry[] };

export type Act = {
  readonly number: string;
  readonly verb: WorkVerb;
  readonly staffId: string;
  readonly agencyId: number;
  readonly behalfOf: string | null;
  readonly at: number;
  /** When the complaint came to who had to act; null where nothing was waited for. */
  readonly since: number | null;
  /** When its time was up; null where none ran. */
  readonly dueAt: number | null;
  readonly categoryId: number | null;
  /** Of a reply: when it was sent back; whether it was settled on, and that was overturned by an appeal. */
  returnedAt: number | null;
  settled: boolean;
  reopened: boolean;
  grade: { readonly given: number; readonly at: number } | null;
  /** Of a dismissal and a settlement: an appeal against it was upheld. */
  upheld: boolean;
};

const counted: ReadonlySet<string> = new Set(workVerbs);
const isCounted = (verb: Verb): verb is WorkVerb => counted.has(verb);

/** By these it is somebody’s turn anew, at the same agency too. */
const begins: ReadonlySet<Verb> = new Set(['supply', 'returnReply', 'appeal', 'release']);
/** By these nothing is waited for: they begin something, or are done about it on the way. */
const untimed: ReadonlySet<Verb> = new Set([
  'receive',
  'supply',
  'obstruct',
  'decideObstacle',
  'removeObstacle',
  'takeOver',
]);

/** Everything that staff did with it. */
export function actsOf({ number, entries }: Journey): Act[] {
  const acts: (Act | null)[] = [];
  let since = entries[0]?.at ?? 0;
  let reply: Act | null = null;
  let answeredAt = 0;
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const judged = before?.to === 'answered';
    const act = actOf(number, entry, before, judged ? answeredAt : since);
    acts.push(act);
    follow(entry, reply);
    if (entry.verb === 'answer') {
      reply = act;
      answeredAt = entry.at;
    }
    if (begins.has(entry.verb) || entry.holderId !== before?.holderId) since = entry.at;
  }
  for (const appeal of upheldAppeals(entries).keys()) overturn(entries, acts, appeal);
  return acts.filter((act) => act !== null);
}

function actOf(number: string, entry: Entry, before: Entry | undefined, since: number): Act | null {
  const { verb, staffId, agencyId, behalfOf, at } = entry;
  if (staffId === null || agencyId === null || !isCounted(verb)) return null;
  return {
    ...{ number, verb, staffId, agencyId, behalfOf, at },
    since: untimed.has(verb) ? null : since,
    dueAt: before?.dueAt ?? null,
    categoryId: entry.categoryId ?? before?.categoryId ?? null,
    ...{ returnedAt: null, settled: false, reopened: false, grade: null, upheld: false },
  };
}

/** What came of the last reply. */
function follow({ verb, at, grade }: Entry, reply: Act | null): void {
  if (reply === null) return;
  if (verb === 'returnReply') reply.returnedAt = at;
  if (verb === 'settle') reply.settled = true;
  if (verb === 'confirm' && grade !== null) reply.grade = { given: grade, at };
}

/** The decision that an appeal was against is overturned, and the reply that was settled with it. */
function overturn(entries: readonly Entry[], acts: readonly (Act | null)[], appeal: number): void {
  const decided = entries
    .slice(0, appeal)
    .findLastIndex(({ verb }) => ['dismiss', 'settle', 'follow', 'lapse'].includes(verb));
  const decision = acts[decided];
  if (decision) decision.upheld = true;
  if (entries[decided]?.verb !== 'settle') return;
  const replied = entries.slice(0, decided).findLastIndex(({ verb }) => verb === 'answer');
  const reply = acts[replied];
  if (reply) reply.reopened = true;
}
