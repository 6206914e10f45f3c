/**
 * What happened, as sentences. Everything that a sentence names, it names as it was called on that day; the
 * words that people wrote are quoted beside it, not put into it.
 */
import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import { hasWords, named, say } from '../../words.ts';
import type { HistoryEntry } from '../complaint.ts';
import { isolated, numberInWords } from '../isolated.ts';
import { dayInWords, momentInWords } from './days.ts';
import { stepDetails } from './step-details.ts';

export type Told = {
  readonly sentence: string;
  /** Who did it: an agency, with its officer where the reader may know them. */
  readonly by: string;
  readonly details: readonly string[];
  /** What the quoted words are: a question, a reason. */
  readonly quote: string | null;
  readonly mark: 'appeal' | 'hand_back' | 'second_hand_back' | 'returned' | null;
};

/** @param before the entry before it, to know what changed; null for the first */
export function tell(entry: HistoryEntry, before: HistoryEntry | null): Told {
  const quote = `desk-history.quote.${entry.verb}`;
  return {
    sentence: say(`desk-history.sentence.${entry.verb}`, sentenceParams(entry)),
    by: byWhom(entry),
    details: [
      ...changesIn(entry, before),
      ...(entry.verb === 'escalate' ? stepDetails(entry.details) : detailsOf(entry)),
    ],
    quote: entry.words !== null && hasWords(quote) ? say(quote) : null,
    mark: markOf(entry),
  };
}

function byWhom({ by, agency, officer, behalfOf }: HistoryEntry): string {
  if ((by !== 'staff' && by !== 'partner') || agency === null) {
    return say(`desk-history.by.${by === 'complainant' ? 'complainant' : 'system'}`);
  }
  const name = isolated(named(agency.name));
  const [alone, byName] = by === 'staff' ? ['staff', 'officer'] : ['partner_system', 'partner'];
  if (officer === null) return say(`desk-history.by.${alone}`, { agency: name });
  if (behalfOf !== null) {
    const names = { officer: isolated(officer), away: isolated(behalfOf) };
    return say('desk-history.by.substitute', { agency: name, ...names });
  }
  return say(`desk-history.by.${byName}`, { agency: name, officer: isolated(officer) });
}

/** Each sentence takes of these what it needs. */
function sentenceParams(entry: HistoryEntry): Record<string, string | number> {
  const { details, by } = entry;
  const label = (kind: string, value: unknown) =>
    typeof value === 'string' ? say(`lifecycle.${kind}.${value}`) : '';
  const agency = (key: string) => isolated(named((entry.agencies[key] ?? entry.holder).name));
  const { leading, plannedFor, because, grade, by: byDay } = details;
  const until = plannedFor ?? byDay;
  return {
    by,
    channel: label('channel', details.channel),
    claim: label('claim', details.claim),
    reason: label('dismissal', details.reason),
    from: agency('from'),
    to: agency('to'),
    stage: stageOf(details),
    senior: agency('senior'),
    up: String(details.up ?? false),
    final: String(details.final ?? false),
    against: String(details.against ?? ''),
    because: String(because ?? 'none'),
    leading: typeof leading === 'string' ? numberInWords(leading) : '',
    day: typeof until === 'string' ? dayInWords(until) : '',
    obstacle: entry.verb.toLowerCase().includes('obst') ? label('obstacle', details.kind) : '',
    level: agency('level'),
    owner: agency('owner'),
    worker: agency('worker'),
    priority: label('priority', details.priority),
    days: Number(details.workingDays ?? 0),
    ...calendarParams(details),
    grade: typeof grade === 'number' ? grade : 0,
  };
}

/** Which ladder a step is of, and whether its time is over. */
function stageOf({ clock, percent }: HistoryEntry['details']): string {
  const isWarning = typeof percent === 'number';
  if (clock === 'acceptance') return isWarning ? 'accepting' : 'acceptance';
  if (clock === 'promise') return 'promise';
  return isWarning ? 'warning' : 'over';
}

/** Which change of a calendar, a target or the tree had a due time counted again. */
function calendarParams(details: HistoryEntry['details']) {
  const { changed, kind, decree } = details;
  const nameIn = (key: 'name' | 'agency' | 'under' | 'instead') => {
    const name = details[key];
    const isNamed = typeof name === 'object' && name !== null && 'ar' in name && 'en' in name;
    return isNamed ? isolated(named(name as Bilingual)) : '';
  };
  return {
    changed: kind === 'withdrawal' ? 'withdrawn' : String(changed ?? 'none'),
    ...{ name: nameIn('name'), agency: nameIn('agency') },
    ...{ under: nameIn('under'), instead: nameIn('instead') },
    decree: typeof decree === 'string' ? isolated(decree) : '',
  };
}

/** What became another subject or another due time by this move. */
function changesIn(entry: HistoryEntry, before: HistoryEntry | null): string[] {
  const { category, dueAt } = entry;
  const was = before?.category ?? null;
  const lines: string[] = [];
  if (category !== null && category.code !== was?.code) {
    const after = isolated(named(category.name));
    lines.push(
      was === null
        ? say('desk-history.detail.category', { category: after })
        : say('desk-history.detail.category_changed', {
            before: isolated(named(was.name)),
            after,
          }),
    );
  }
  if (dueAt !== null && dueAt !== before?.dueAt) {
    lines.push(say('desk-history.detail.due', { at: momentInWords(dueAt) }));
  }
  return lines;
}

function detailsOf({ verb, details, agencies }: HistoryEntry): string[] {
  const lines: string[] = [];
  const add = (key: string, params?: Record<string, string | number>) =>
    lines.push(say(`desk-history.detail.${key}`, params));
  if (verb === 'retime' && typeof details.was === 'string')
    add('was', { at: momentInWords(details.was) });
  const raised = raisedIn(verb, details);
  if (raised !== null) lines.push(raised);
  if (details.binding === true) add('binding');
  if (typeof details.repeats === 'string')
    add('repeats', { number: numberInWords(details.repeats) });
  if (Array.isArray(details.evidence) && details.evidence.length > 0)
    add('evidence', countStates(details.evidence));
  if (Array.isArray(details.uploads) && details.uploads.length > 0)
    add('files', { count: details.uploads.length });
  if (Array.isArray(details.accepted) && details.accepted.length > 0)
    add('accepted', { count: details.accepted.length });
  if (agencies.answeredBy !== undefined)
    add('answered_by', { agency: isolated(named(agencies.answeredBy.name)) });
  const saysClaim: readonly Verb[] = ['settle', 'follow'];
  if (saysClaim.includes(verb) && typeof details.claim === 'string')
    add('claim', { claim: say(`lifecycle.claim.${details.claim}`) });
  return lines;
}

/** By which rule it became more urgent, with this move or by one of its own. */
function raisedIn(verb: Verb, details: HistoryEntry['details']): string | null {
  const { rule, ...ground } = ((verb === 'prioritise' ? details : details.raised) ?? {}) as {
    [key in 'rule' | 'priority' | 'danger' | 'people' | 'joined']?: unknown;
  };
  if (typeof rule !== 'string') return null;
  const { priority, danger, people, joined } = ground;
  return say(`desk-history.raised.${rule}`, {
    priority: say(`lifecycle.priority.${priority}`),
    danger: typeof danger === 'string' ? say(`lifecycle.danger.${danger}`) : '',
    people: Number(people ?? 0),
    joined: typeof joined === 'string' ? numberInWords(joined) : '',
  });
}

function countStates(items: readonly { state?: unknown }[]) {
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { met: count('met'), notMet: count('not_met'), unknown: count('unknown') };
}

function markOf({ verb, details }: HistoryEntry): Told['mark'] {
  if (verb === 'appeal') return 'appeal';
  if (verb === 'returnReply') return 'returned';
  if (verb !== 'handBack') return null;
  return Number(details.handBacks) >= 2 ? 'second_hand_back' : 'hand_back';
}
