import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Bilingual, Language } from '@insaf/contract/text.ts';
import { Temporal } from 'temporal-polyfill';
import type { Say, WordParams } from '../../../platform/words.ts';
import { templates, type Writings } from './templates.ts';

/** A notice as its row has it, with what was looked up. `params` are as JSON keeps them. */
export type Told = {
  readonly number: string;
  readonly template: NoticeTemplate;
  readonly params: Readonly<Record<string, unknown>>;
  readonly writings: Writings;
  /** The complainant's, for the greeting of a letter. */
  readonly name?: string | undefined;
};

export type Telling = {
  readonly language: Language;
  readonly say: Say;
  readonly link: string;
  readonly now: Date;
  readonly zone: string;
};

/**
 * What the sentences of a notice fill in. An agency's name comes in the language; an instant as its date
 * and time, and with `In` as how long it is from now (`dueIn`: `3 أيام`). Whatever can be missing is then
 * empty, and its name with `Given` says `yes` or `no` for the sentence to choose by.
 */
export function sentenceParams(told: Told, telling: Telling): WordParams {
  const { language, say, link, now, zone } = telling;
  const filled: Record<string, string> = { number: told.number, link };
  const optional = (name: string, text: string | undefined) => {
    filled[name] = text ?? '';
    filled[`${name}Given`] = text ? 'yes' : 'no';
  };
  for (const [name, kind] of Object.entries(templates[told.template])) {
    const value = told.params[name];
    if (kind === 'writing') optional(name, told.writings[name as keyof Writings]?.trim());
    else if (kind === 'name') filled[name] = nameIn(language, value as Bilingual);
    else if (kind === 'reason') filled[name] = say(`notices.reasons.${value}`);
    else if (kind === 'claim' || kind === 'level') filled[name] = String(value);
    else if (kind === 'day')
      filled[name] = dateIn(language, Temporal.PlainDate.from(String(value)));
    else {
      const at = value ? Temporal.Instant.from(String(value)).toZonedDateTimeISO(zone) : null;
      const from = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
      optional(name, at ? momentIn(telling, at) : undefined);
      filled[`${name}In`] = at ? say(...spanBetween(from, at)) : '';
    }
  }
  return filled;
}

function nameIn(language: Language, name: Bilingual): string {
  return name[language] || name.ar;
}

const dateStyle = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
/** Kept, because making one takes longer than all the rest of a notice. */
const dates = {
  ar: new Intl.DateTimeFormat('ar-u-nu-latn-ca-gregory', dateStyle),
  en: new Intl.DateTimeFormat('en-GB', dateStyle),
};

function dateIn(language: Language, day: Temporal.PlainDate): string {
  return dates[language].format(day.toZonedDateTime('UTC').epochMilliseconds);
}

function momentIn({ language, say }: Telling, at: Temporal.ZonedDateTime): string {
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return say('notices.moment', { date: dateIn(language, at.toPlainDate()), time });
}

/**
 * Days as people count them, by the calendar: from any hour of Monday to any hour of Wednesday is two.
 * Within a day, the hours begun.
 */
function spanBetween(
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): [key: string, params: WordParams] {
  const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days;
  if (days >= 1) return ['notices.span.days', { count: days }];
  const hours = (to.epochMilliseconds - from.epochMilliseconds) / 3_600_000;
  return ['notices.span.hours', { count: Math.max(0, Math.ceil(hours)) }];
}
