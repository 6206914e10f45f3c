/**
 * What complainants say: the complaint, the remedy they seek, their answers, their thanks, their appeals.
 *
 * A complaint's text is put together as people put theirs together on each channel: a call agent notes
 * in the third person, a letter greets and takes leave, a message on a telephone does neither and
 * spells as it likes. All of it comes from the stream that is passed in.
 */
import type { Channel, ComplaintKind, DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Register } from './counted.ts';
import type { Random } from './seeded.ts';
import { citizens, fill, fitting, frames, type Telling, textsOf } from './sentences.ts';
import { spellingSlips } from './spelling.ts';

export type { Telling } from './sentences.ts';
export { spellingSlips } from './spelling.ts';
export { addressLine, makeSpot, type PlaceWords, type Spot } from './spots.ts';

/** Complaints that are told differently: those that will be dismissed for it, and those of a flood. */
export type Special =
  | Extract<DismissalReason, 'repeated' | 'not_competent' | 'inexact' | 'before_court' | 'abusive'>
  | 'rain';

type ComplaintWanted = Telling & {
  kind: ComplaintKind;
  channel: Channel;
  language?: 'ar' | 'en';
  collective?: boolean;
  special?: Special;
};

/** Letters in a complaint, at least and at most. */
const textLength = { least: 40, most: 600 } as const;

/** The share of slips each channel's writers make; agents and partners type with care. */
const carelessness: Record<Channel, number> = {
  portal: 0.55,
  hotline: 0.2,
  office: 0.25,
  whatsapp: 1,
  sms: 0.9,
  email: 0.35,
  post: 0.3,
  social: 0.95,
  api: 0.3,
};

/** The kinds of text a category has; `complaint` always. */
export function kindsOf(category: string): ComplaintKind[] {
  const texts = textsOf(category);
  return [
    'complaint',
    ...(['request', 'enquiry', 'suggestion', 'violation'] as const).filter((kind) => texts[kind]),
  ];
}

/** The text of a complaint, 40 to 600 letters. */
export function complaintText(wanted: ComplaintWanted, random: Random): string {
  if (wanted.language === 'en') {
    const english = citizens.tourists[wanted.category];
    if (english) return fill(random.pick(english), random, wanted, 'standard');
  }
  const formal = wanted.channel === 'post' || wanted.channel === 'email';
  const careful = formal || wanted.kind !== 'complaint';
  const register: Register = random.chance(careful ? 0.9 : 0.42) ? 'standard' : 'dialect';
  const noted = wanted.channel === 'hotline' || wanted.channel === 'office';
  const parts =
    noted && wanted.kind === 'complaint' && !wanted.special && random.chance(0.6)
      ? agentsNote(wanted, random)
      : ownWords(wanted, random, register);
  const typed = within(parts, wanted, random);
  return spellingSlips(typed, random, carelessness[wanted.channel]).slice(0, textLength.most);
}

function agentsNote(wanted: ComplaintWanted, random: Random): string[] {
  const note = [fill(random.pick(frames.agent), random, wanted, 'standard')];
  if (random.chance(0.7))
    note.push(fill(random.pick(textsOf(wanted.category).details), random, wanted, 'standard'));
  if (random.chance(0.6))
    note.push(fill(random.pick(frames.agentTails), random, wanted, 'standard'));
  return note;
}

function ownWords(wanted: ComplaintWanted, random: Random, register: Register): string[] {
  const { channel } = wanted;
  const letter = channel === 'post' || channel === 'email';
  const short = channel === 'sms' || channel === 'social';
  const say = (list: readonly string[], own = register) =>
    fill(random.pick(list), random, wanted, own);
  const parts: string[] = [];
  if (channel === 'social') parts.push(say(frames.scan, 'standard').trim());
  if (wanted.collective && random.chance(0.7)) parts.push(say(frames.collective));
  else if (random.chance(letter ? 0.95 : short ? 0.08 : 0.4))
    parts.push(say(frames.openings[register]));
  parts.push(say(core(wanted, register)));
  const special = wanted.special !== undefined && wanted.special !== 'repeated';
  if (!special && wanted.kind === 'complaint') {
    const texts = textsOf(wanted.category);
    const more = random.sample(register === 'standard' ? texts.details : texts.tails, 2);
    if (random.chance(short ? 0.3 : 0.65)) parts.push(say(more.slice(0, 1)));
    if (letter && more.length > 1 && random.chance(0.5)) parts.push(say(more.slice(1)));
  }
  if (random.chance(letter ? 0.95 : short ? 0.1 : 0.45)) parts.push(say(frames.closings[register]));
  return parts;
}

function core(wanted: ComplaintWanted, register: Register): readonly string[] {
  const texts = textsOf(wanted.category);
  if (wanted.special === 'rain' && texts.rain) return texts.rain;
  if (wanted.special === 'repeated')
    return (citizens.special.repeated as string[]).flatMap((again) =>
      texts[register].map((text) => again + text),
    );
  if (wanted.special && wanted.special !== 'rain')
    return citizens.special[wanted.special] as string[];
  return (wanted.kind === 'complaint' ? undefined : texts[wanted.kind]) ?? texts[register];
}

/** Joined, with something added where it is too short, and what matters least left out where too long. */
function within(parts: string[], wanted: ComplaintWanted, random: Random): string {
  const kept = [...parts];
  const breaks = wanted.channel === 'email' || wanted.channel === 'post' ? '\n' : ' ';
  while (kept.length > 1 && kept.join(breaks).length > textLength.most - 30) kept.pop();
  // slips may take a few letters away
  while (kept.join(breaks).length < textLength.least + 8)
    kept.push(fill(random.pick(frames.closings.standard), random, wanted, 'standard'));
  return kept.join(breaks);
}

/** What the person asks to be done. */
export const remedyText = (telling: Telling, random: Random): string =>
  fill(
    random.chance(0.8)
      ? fitting(textsOf(telling.category).remedies, telling, random)
      : random.pick(frames.matterRemedies),
    random,
    telling,
    'standard',
  );

/** What an examiner asks, and what the person answers; answers are the person's own typing. */
export function questionText(
  telling: Telling,
  random: Random,
): { question: string; answer: string } {
  const [question, ...answers] = random.pick(textsOf(telling.category).questions);
  return {
    question: fill(question, random, telling, 'standard'),
    answer: spellingSlips(fill(random.pick(answers), random, telling, 'dialect'), random, 0.6),
  };
}

/** Words that go with a grade, five the best. */
export const confirmationText = (grade: 1 | 2 | 3 | 4 | 5, random: Random): string =>
  spellingSlips(random.pick(citizens.confirmations[`${grade}`]), random, 0.6);

/** Why the person asks someone higher, after a dismissal or after a settled reply. */
export const appealText = (after: 'settled' | 'dismissed', random: Random): string =>
  spellingSlips(random.pick(citizens.appeals[after]), random, 0.5);

/** Why the person takes it back. */
export const withdrawalText = (random: Random): string =>
  spellingSlips(random.pick(citizens.withdrawals), random, 0.5);
