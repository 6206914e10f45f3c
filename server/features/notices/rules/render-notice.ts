import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import { letterPage } from './letter-page.ts';
import { sentenceParams, type Telling, type Told } from './sentence-params.ts';
import { templates, type Writings } from './templates.ts';

export type { Telling, Told } from './sentence-params.ts';

/** How many short messages a text takes: the carrier's knowledge, not ours. */
export type CountParts = (text: string) => number;

/**
 * Most short messages that what people wrote may stretch one notice to; the others stay within three.
 * A question or a reply comes once in a complaint, and is what all the rest was for.
 */
const mostParts = 5;

/** Letters below which a quotation says nothing and is left out. */
const leastQuoted = 12;

/**
 * The short message of a notice. What it quotes is cut to fit; all of it is behind the link.
 *
 * @throws Error when a sentence is missing, or a parameter of it
 */
export function renderSms(told: Told, telling: Telling, countParts: CountParts): string {
  const render = (writings: Told['writings']) => {
    const params = sentenceParams({ ...told, writings: onOneLine(writings) }, telling);
    return tidy(telling.say(`notices.${told.template}.sms`, params));
  };
  const whole = render(told.writings);
  const quoted = quotedIn(told.template);
  const text = quoted && told.writings[quoted];
  if (!text || countParts(whole) <= mostParts) return whole;
  const mark = telling.language === 'ar' ? '…' : '...';
  const shortened = (length: number) =>
    render({ ...told.writings, [quoted]: length < leastQuoted ? '' : cut(text, length, mark) });
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (countParts(shortened(middle)) <= mostParts) fits = middle;
    else tooLong = middle;
  }
  return shortened(fits);
}

/** What people wrote that this template quotes. */
function quotedIn(template: NoticeTemplate): keyof Writings | undefined {
  const found = Object.entries(templates[template]).find(
    ([name, kind]) => kind === 'writing' && name !== 'code',
  );
  return found?.[0] as keyof Writings | undefined;
}

/** The e-mail of a notice, as text and as a page. */
export function renderLetter(
  told: Told,
  telling: Telling,
): { subject: string; text: string; html: string } {
  const { say, link, language } = telling;
  const params = sentenceParams(told, telling);
  const subject = tidy(say(`notices.${told.template}.subject`, params));
  const greeting = say('notices.letter.greeting', {
    name: told.name ?? '',
    nameGiven: told.name ? 'yes' : 'no',
  });
  const body = say(`notices.${told.template}.text`, params);
  const paragraphs = [greeting, ...body.split(/\n{2,}/)].map(tidy).filter(Boolean);
  const asks = told.template === 'satisfaction' || told.template === 'satisfaction_reminder';
  const follow = say(asks ? 'notices.letter.rate' : 'notices.letter.follow');
  const closing = say('notices.letter.closing');
  const text = [...paragraphs, `${follow}:\n${link}`, closing].join('\n\n');
  const html = letterPage({
    language,
    subject,
    paragraphs,
    follow,
    link,
    closing,
    number: told.number,
  });
  return { subject, text, html };
}

/** The beginning of a text, ended between two words where there is room to. */
function cut(text: string, length: number, mark: string): string {
  if (length >= text.length) return text;
  const beginning = text
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const atWord = beginning.replace(/\s+\S*$/, '');
  const kept = atWord.length > length / 2 ? atWord : beginning;
  return `${kept.trimEnd()}${mark}`;
}

function onOneLine(writings: Told['writings']): Told['writings'] {
  return Object.fromEntries(
    Object.entries(writings).map(([name, text]) => [name, text.replaceAll(/\s+/g, ' ').trim()]),
  );
}

/** A choice in a sentence that came out empty leaves spaces and lines behind. */
function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}
