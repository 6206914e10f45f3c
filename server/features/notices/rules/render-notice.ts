import { letterPage } from './letter-page.ts';
import { sentenceParams, type Telling, type Told } from './sentence-params.ts';

export type { Telling, Told } from './sentence-params.ts';

/** How many short messages a text takes: the carrier's knowledge, not ours. */
export type CountParts = (text: string) => number;

/** Most short messages that what people wrote may stretch one notice to. */
const mostParts = 3;

/**
 * The short message of a notice. What it quotes is cut to fit; all of it is behind the link.
 *
 * @throws Error when a sentence is missing, or a parameter of it
 */
export function renderSms(told: Told, telling: Telling, countParts: CountParts): string {
  const render = (writings: Told['writings']) =>
    oneLine(
      telling.say(`notices.${told.template}.sms`, sentenceParams({ ...told, writings }, telling)),
    );
  const whole = render(told.writings);
  const { code, ...quoted } = told.writings;
  const [name, text] = Object.entries(quoted).find(([, writing]) => writing !== undefined) ?? [];
  if (name === undefined || text === undefined || countParts(whole) <= mostParts) return whole;
  const cutAt = (length: number) =>
    render({
      ...told.writings,
      [name]: cut(text, length, telling.language === 'ar' ? '…' : '...'),
    });
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (countParts(cutAt(middle)) <= mostParts) fits = middle;
    else tooLong = middle;
  }
  return cutAt(fits);
}

/** The e-mail of a notice, as text and as a page. */
export function renderLetter(
  told: Told,
  telling: Telling,
): { subject: string; text: string; html: string } {
  const { say, link, language } = telling;
  const params = sentenceParams(told, telling);
  const subject = oneLine(say(`notices.${told.template}.subject`, params));
  const greeting = say('notices.letter.greeting', {
    name: told.name ?? '',
    nameGiven: told.name ? 'yes' : 'no',
  });
  const body = say(`notices.${told.template}.text`, params);
  const paragraphs = [greeting, ...body.split(/\n{2,}/)].map((text) => text.trim()).filter(Boolean);
  const follow = say('notices.letter.follow');
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
  return length === 0 ? mark : `${kept.trimEnd()}${mark}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
