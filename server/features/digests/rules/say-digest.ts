import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { dateFormat } from '@insaf/contract/formats.ts';
import type { Bilingual, Language } from '@insaf/contract/text.ts';
import { timeWords } from '@insaf/contract/time-words.ts';
import type { Say } from '../../../platform/words.ts';
import { type Digest, type DigestLine, type DigestSection, totals } from './digest.ts';

type Link = { readonly words: string; readonly address: string };

/** A digest in words: what the text and the page of the mail are both made of. */
export type Letter = {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly lead: string;
  /** For whom the person stands in that day; null for nobody. */
  readonly standsIn: string | null;
  readonly parts: readonly {
    /** Null where there is one agency and nothing else to tell it from. */
    readonly title: string | null;
    readonly sections: readonly LetterSection[];
  }[];
  readonly closing: string;
  readonly account: Link;
  readonly stop: Link;
};

export type LetterSection = {
  readonly title: string;
  readonly count: string;
  readonly late: boolean;
  readonly lines: readonly LetterLine[];
  readonly all: Link;
};

export type LetterLine = {
  readonly address: string;
  /** A complaint’s number in its groups, or what kind of obstacle it is. */
  readonly title: string;
  readonly isNumber: boolean;
  /** What it is about, and whose it is. */
  readonly about: readonly string[];
  readonly time: string | null;
  readonly late: boolean;
};

export type Spoken = {
  readonly language: Language;
  readonly say: Say;
  readonly name: string;
  /** The local day, `2026-07-05`. */
  readonly day: string;
  readonly standsInFor: readonly string[];
  /** Public address of the installation. */
  readonly home: string;
  /** Where the person stops digests. */
  readonly stop: string;
};

/** So many kinds are told in the subject. */
const inSubject = 3;

/** Says a digest that is not empty. */
export function sayDigest(digest: Digest, spoken: Spoken): Letter {
  const { language, say, name, day, standsInFor, home, stop } = spoken;
  const what = listed(
    totals(digest)
      .slice(0, inSubject)
      .map(({ key, count, more }) => say(`digest.subject.${key}`, { count, more: yesNo(more) })),
    language,
  );
  const parts = digest.parts.map(({ agency, sections }) => ({
    title: digest.parts.length > 1 || digest.own.length > 0 ? agency[language] : null,
    sections: sections.map((section) => saySection(section, agency, spoken)),
  }));
  const own = digest.own.map((section) => saySection(section, null, spoken));
  return {
    language,
    subject: say('digest.subject.whole', { what }),
    greeting: say('digest.greeting', { name }),
    lead: say('digest.lead', { day: dayIn(day, language, { weekday: 'long' }) }),
    standsIn:
      standsInFor.length === 0
        ? null
        : say('digest.stands_in', { names: listed(standsInFor, language) }),
    parts: own.length === 0 ? parts : [...parts, { title: say('digest.own'), sections: own }],
    closing: say('digest.closing'),
    account: { words: say('digest.account'), address: `${home}/desk/account` },
    stop: { words: say('digest.stop'), address: stop },
  };
}

function saySection(
  { key, count, more, lines, path }: DigestSection,
  part: Bilingual | null,
  spoken: Spoken,
): LetterSection {
  const { say, home } = spoken;
  return {
    title: say(`digest.section.${key}`),
    count: say(`desk-queue.views.count${more ? '_more' : ''}`, { count }),
    late: key === 'overdue',
    lines: lines.map((line) => sayLine(line, part, spoken)),
    all: { words: say(`digest.all.${placeOf(key)}`), address: `${home}${path}` },
  };
}

const placeOf = (key: DigestSection['key']) => {
  if (key === 'approvals' || key === 'openings') return 'requests';
  return key === 'toDecide' || key === 'decided' ? 'obstacles' : 'complaints';
};

function sayLine(
  line: DigestLine,
  part: Bilingual | null,
  { say, home, language }: Spoken,
): LetterLine {
  const { number, obstacle, subject, confidential, agency, time, day } = line;
  const isNumber = number !== null;
  const about = confidential ? say('digest.confidential') : subject?.[language];
  const own = part?.ar === agency.ar;
  return {
    address: home + line.path,
    ...{ isNumber, late: time?.late ?? false },
    title: isNumber ? groupComplaintNumber(number) : say(`lifecycle.obstacle.${obstacle}`),
    about: [about, own ? undefined : agency[language]].filter((each) => each !== undefined),
    time: time === null ? dayWords(day, { say, language }) : sayTime(time, say),
  };
}

/** In the words of the queue. */
function sayTime({ late, minutes, dayMinutes }: NonNullable<DigestLine['time']>, say: Say) {
  const time = timeWords(say, minutes, dayMinutes);
  return say(`desk-queue.why.${late ? 'overdue' : 'due'}`, { time });
}

const dayWords = (day: string | null, { say, language }: Pick<Spoken, 'say' | 'language'>) =>
  day === null ? null : say('digest.by', { day: dayIn(day, language) });

function dayIn(day: string, language: Language, more: Intl.DateTimeFormatOptions = {}): string {
  const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB';
  const form = { day: 'numeric', month: 'long', timeZone: 'UTC', ...more } as const;
  return dateFormat(locale, form).format(new Date(`${day}T00:00:00Z`));
}

/** One after the other, without a word between them: each stands for itself. */
const listed = (all: readonly string[], language: Language) =>
  all.join(language === 'ar' ? '، ' : ', ');

const yesNo = (is: boolean) => (is ? 'yes' : 'no');
