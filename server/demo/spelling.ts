/**
 * How people really type Arabic.
 *
 * A writer has habits: one never writes a hamza, another ends every feminine word with ه. So each kind
 * of slip is first given to the writer or not, and then made often but not always; the rarer mistypings
 * (doubled, dropped, swapped letters, a lost space) fall anywhere. What is not Arabic is left alone.
 */
import { arabicDigits } from './people.ts';
import type { Random } from './seeded.ts';

type Habit = {
  rule: RegExp;
  to: string | ((match: string) => string);
  share: number;
  often: number;
};

/** `share`: of writers, at rate 1; `often`: how often such a writer does it. */
const habits: readonly Habit[] = [
  { rule: /ة(?![\u0621-\u064a])/g, to: 'ه', share: 0.7, often: 0.85 },
  { rule: /(?<=[\u0621-\u064a]{2})ه(?![\u0621-\u064a])/g, to: 'ة', share: 0.08, often: 0.5 },
  { rule: /ي(?![\u0621-\u064a])/g, to: 'ى', share: 0.5, often: 0.9 },
  { rule: /ى(?![\u0621-\u064a])/g, to: 'ي', share: 0.25, often: 0.6 },
  { rule: /[أإآ]/g, to: 'ا', share: 0.8, often: 0.85 },
  { rule: /ئ/g, to: 'ى', share: 0.12, often: 0.6 },
  { rule: /ؤ/g, to: 'و', share: 0.4, often: 0.7 },
  { rule: /(?<=ا)ء(?![\u0621-\u064a])/g, to: '', share: 0.45, often: 0.7 },
  { rule: /ذ/g, to: 'ز', share: 0.14, often: 0.6 },
  { rule: /ض/g, to: 'ظ', share: 0.1, often: 0.5 },
  { rule: /ظ/g, to: 'ض', share: 0.12, often: 0.6 },
  { rule: /ث/g, to: 'س', share: 0.08, often: 0.4 },
  { rule: /،/g, to: ' ', share: 0.35, often: 0.9 },
  { rule: /\.(?=\s|$)/g, to: '', share: 0.45, often: 0.9 },
  { rule: /،/g, to: ',', share: 0.2, often: 0.9 },
];

/**
 * The text with slips in it.
 *
 * @param rate 0: as it is; 0.3: a careful hand; 1: typed on the bus
 */
export function spellingSlips(text: string, random: Random, rate: number): string {
  let typed = text;
  for (const { rule, to, share, often } of habits) {
    if (!random.chance(share * Math.min(1, rate))) continue;
    typed = typed.replace(rule, (match) =>
      random.chance(often) ? (typeof to === 'string' ? to : to(match)) : match,
    );
  }
  typed = typed
    .split(' ')
    .map((word) => mistyped(word, random, rate))
    .join(' ');
  typed = lostSpaces(typed, random, rate * 0.012);
  if (rate > 0 && random.chance(0.3)) typed = arabicDigits(typed);
  return typed.replace(/ {2,}/g, ' ').trim();
}

function mistyped(word: string, random: Random, rate: number): string {
  if (word.length < 4 || !/^[\u0621-\u064a]+$/.test(word) || !random.chance(0.035 * rate))
    return word;
  const at = random.int(1, word.length - 2);
  const letter = word[at] as string;
  switch (random.weighted({ long: 3, kashida: 1.4, double: 2, lost: 1.2, swapped: 1.2 })) {
    case 'long':
      return /[اوي]/.test(letter) ? splice(word, at, letter.repeat(random.int(3, 5))) : word;
    case 'kashida':
      return /[بتثجحخسشصضطظعغفقكلمنهي]/.test(letter)
        ? splice(word, at, letter + 'ـ'.repeat(random.int(2, 5)))
        : word;
    case 'double':
      return splice(word, at, letter + letter);
    case 'lost':
      return splice(word, at, '');
    default:
      return splice(word, at, (word[at + 1] as string) + letter, 2);
  }
}

const splice = (word: string, at: number, by: string, length = 1) =>
  word.slice(0, at) + by + word.slice(at + length);

function lostSpaces(text: string, random: Random, chance: number): string {
  return text.replace(/(?<=[\u0621-\u064a]) (?=[\u0621-\u064a])/g, (space) =>
    random.chance(chance) ? '' : space,
  );
}
