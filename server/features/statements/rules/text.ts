import { type Digits, inDigits } from '@insaf/contract/digits.ts';
import { fourFigures } from '@insaf/contract/figures.ts';
import type { Say } from '@insaf/contract/portal.ts';
import type { Statement, StatementShare } from '@insaf/contract/statement.ts';
import type { Language } from '@insaf/contract/text.ts';

export type Said = Omit<Statement, 'text'>;

/** How a statement is said, and until which day it is counted, `2026-08-05`. */
export type Saying = {
  readonly say: Say;
  readonly language: Language;
  readonly digits: Digits;
  readonly until: string;
};

/** Sectors and reasons that are named; the tables have them all. */
const named = 5;

/** A statement in words, as it is read out and printed by newspapers: a paragraph each. */
export function textOf(saying: Saying, said: Said): string[] {
  const tell = tellerOf(saying);
  const { now, over } = said;
  const month = tell.month(now.month);
  const day = tell.day(saying.until);
  const running = over ? [] : [tell.say('running', { month, day })];
  const received = tell.say(said.top ? 'received_top' : 'received', {
    ...{ count: now.figures.received, month, agency: tell.name(said.agency.name) },
  });
  if (now.figures.received === 0) return [...running, tell.sentence([received])];
  const of = (figure: 'referred' | 'dismissed' | 'incomplete' | 'in_examination') =>
    tell.counted(figure, said.ofReceived[figure]);
  const left = (['incomplete', 'in_examination'] as const).filter(
    (figure) => now.figures[figure] > 0,
  );
  const four = fourFigures.map((figure) => tell.counted(figure, said.ofReferred[figure], { day }));
  // So many days are not set against a whole month.
  const compared = over ? comparedOf(tell, said) : [];
  return [
    ...running,
    [
      tell.sentence([received, of('referred'), of('dismissed'), ...left.map(of)]),
      ...listed(tell, 'reasons', said.reasons.slice(0, named).map(reasonOf(tell))),
    ].join(' '),
    [
      ...listed(tell, 'groups', said.groups.map(groupOf(tell))),
      ...leadingSentence(tell, said.leading),
    ].join(' '),
    [
      ...listed(tell, 'sectors', said.sectors.slice(0, named).map(sectorOf(tell))),
      ...listed(tell, 'channels', said.channels.map(channelOf(tell))),
    ].join(' '),
    now.figures.referred === 0 ? '' : tell.sentence(four),
    compared.length === 0 ? '' : tell.sentence(compared),
  ].filter((paragraph) => paragraph !== '');
}

type Teller = ReturnType<typeof tellerOf>;

function tellerOf({ say, language, digits }: Saying) {
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}-ca-gregory`;
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => inDigits(format.format(new Date(`${day}T00:00:00Z`)), digits);
  };
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const months = dated({ month: 'long', year: 'numeric' });
  const own = (key: string, params: Parameters<Say>[1]) => say(`statement-text.${key}`, params);
  const rate = (share: number) => percent.format(share);
  const shared = ({ percent: value }: StatementShare) => rate((value ?? 0) / 100);
  return {
    say: own,
    word: (key: string) => say(key),
    rate,
    shared,
    month: (month: string) => months(`${month}-01`),
    day: dated({ dateStyle: 'long' }),
    // Set apart, so that a name turns nothing of the sentence.
    name: (both: { ar: string; en: string }) => `\u2068${both[language]}\u2069`,
    list: (parts: readonly string[]) =>
      parts.reduce((first, second) => own('list', { first, second })),
    part: (name: string, share: StatementShare) =>
      own('part', { name, rate: shared(share), count: share.numerator }),
    counted: (key: string, share: StatementShare, more: { day?: string } = {}) =>
      own(key, { ...more, count: share.numerator, rate: shared(share) }),
    sentence: (clauses: readonly string[]) =>
      own('sentence', {
        clauses: clauses.reduce((first, second) => own('clauses', { first, second })),
      }),
  };
}

function listed(tell: Teller, key: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [tell.say(key, { list: tell.list(parts) })];
}

const reasonOf =
  (tell: Teller) =>
  ({ reason, share }: Said['reasons'][number]) =>
    tell.part(tell.word(`desk-statement.reason.${reason}`), share);

const groupOf =
  (tell: Teller) =>
  ({ group, share }: Said['groups'][number]) =>
    tell.part(tell.word(`desk-statement.group.${group}`), share);

const sectorOf =
  (tell: Teller) =>
  ({ name, share }: Said['sectors'][number]) =>
    tell.part(name === null ? tell.word('desk-statement.no_sector') : tell.name(name), share);

const channelOf =
  (tell: Teller) =>
  ({ channel, share }: Said['channels'][number]) =>
    tell.part(tell.word(`lifecycle.channel.${channel}`), share);

/** The nine with the most; where there are no more than nine, they are all of it. */
function leadingSentence(tell: Teller, { group, share, agencies }: Said['leading']): string[] {
  if (agencies.length === 0) return [];
  const list = tell.list(
    agencies.map((each) => tell.part(tell.name(each.agency.name), each.share)),
  );
  if (group === null) return [tell.say('leading_any', { list })];
  const all = share.numerator === share.denominator && agencies.length > 1;
  if (all) return [tell.say('leading_all', { list })];
  return [tell.say('leading', { count: agencies.length, rate: tell.shared(share), list })];
}

/** By how much more or less was received than in the two other months; of which nothing was is left out. */
function comparedOf(tell: Teller, { now, before, lastYear }: Said): string[] {
  return [before, lastYear].flatMap(({ month, figures: { received: was } }) => {
    if (was === 0) return [];
    const { received } = now.figures;
    const way = received > was ? 'more' : received < was ? 'less' : 'same';
    const rate = tell.rate(Math.abs(received - was) / was);
    return [tell.say(way, { rate, month: tell.month(month), was })];
  });
}
