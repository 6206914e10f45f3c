import { foldArabic } from '@insaf/contract/arabic.ts';
import type { Danger, Priority } from '@insaf/contract/vocabulary.ts';
import { type DangerSigns, dangerSigns, namedWords } from './dangers.ts';
import { isMoreUrgent } from './more-urgent.ts';

/*
 * Whether the words of a complaint speak of a danger that is there now. A sign counts where nothing beside
 * it says that it is not so (`لا يوجد`, `no`), that it could become so (`ممكن`, `if`), or that it is over.
 */

export type FoundDanger = {
  readonly danger: Danger;
  readonly priority: Exclude<Priority, 'ordinary'>;
};

/** Words that may stand between two slots of a sign. */
const mostBetween = 2;
/** How far before a sign a word still denies it. */
const denialReach = 3;
/** How far around a sign a word says that it is over. */
const overReach = 4;

/** Words that may stand in one place. Whether a word of a text is one of them is known once it is read. */
type Words = { readonly written: string };
/** Words between bars, each list once, however often it is written. */
const lists = new Map<string, Words>();
/** The lists that a word is of, and those of all words that begin so. */
type Listed = { readonly whole: Map<string, Words[]>; readonly open: [string, Words][] };
/** By the first two letters, which most words of a text share with none. */
const listed = new Map<number, Listed>();
const firstLetters = (word: string) => word.charCodeAt(0) * 0x10000 + (word.charCodeAt(1) || 0);

/** Words that deny whatever follows them. */
const denying = wordsOf('ليس|ليست|مفيش|مافيش|مافي|بدون|بلا|دون|no|without|nor|none');
/** Words that deny what follows at once, or what it says is there: `لم يصل أحد والغاز يتسرب`. */
const denyingNext = wordsOf('لا|ولا|لم|لن|ما|مش|not|never|isnt|arent|wasnt');
const thatThereIs = wordsOf('يوجد|توجد|فيش|فيه|في|يكن|تكن|هناك|اي|يعد|تعد|نشم|يحدث|يحصل|any|a|an');
const unreal = wordsOf(
  'ممكن|ربما|يمكن|لو|اذا|هل|خوفا|خوف|خايف*|نخاف|اخاف|نخشي|اخشي|خشيه|تحسبا|لتجنب|تجنب|لمنع|منع|تفادي*|لتفادي|قبل|احتمال*|كاد|كادت|لئلا|would|could|might|may|if|fear|avoid|prevent|before|afraid|possible|whether',
);
const over = wordsOf(
  'اخماد*|اخمد*|انطفا*|اتطفي*|اتطفت|طفوه|طفوها|طفينا*|انتهي|انتهت|اختفت|زالت|زال|اتصلح*|صلحوا|صلحوه|صلحوها|extinguished|fixed|repaired|resolved|restored|gone',
);
const doneThings = wordsOf('اصلاح*|السيطره|سيطره|اطفاء|تصليح|ازاله|رفع|معالجه|تركيب');
const done = wordsOf('تم|تمت|جري');
const years = wordsOf('عام|سنه|سنين|اعوام|year|years');
const past = wordsOf('ماضي|ماضيه|فات|فاتت|سابق|سابقه|last|ago');
const since = wordsOf('منذ|من|since|for');
/** After these another sentence begins, which is not denied by what stood before. */
const turning = wordsOf(
  'لكن|ولكن|بل|رغم|حيث|لان|علشان|عشان|بسبب|علي|but|although|while|because|about|and|since',
);

type Pattern = readonly Words[];
type Rule = Omit<DangerSigns, 'signs' | 'unless'> & {
  readonly patterns: readonly Pattern[];
  readonly unless: Words | null;
};

const rules: readonly Rule[] = dangerSigns.map(({ signs, unless, ...rule }) => ({
  ...rule,
  patterns: signs.map((sign) => sign.split(' ').map(wordsOf)),
  unless: unless === undefined ? null : wordsOf(unless),
}));

/** Every sign by the words it begins with: looked up for each word of a text, so that most are never tried. */
type Sign = { readonly no: number; readonly rule: Rule; readonly pattern: Pattern };
const beginning = new Map<Words, Sign[]>();
for (const rule of rules) {
  for (const pattern of rule.patterns) {
    const no = rules.indexOf(rule) * 1000 + rule.patterns.indexOf(pattern);
    at(beginning, pattern[0]!).push({ no, rule, pattern });
  }
}

function wordsOf(written: string): Words {
  const known = lists.get(written);
  if (known !== undefined) return known;
  const words = { written };
  lists.set(written, words);
  for (const word of eachOf(written)) {
    const folded = foldArabic(word.replace('*', ''));
    const first = firstLetters(folded);
    const alike: Listed = listed.get(first) ?? { whole: new Map(), open: [] };
    listed.set(first, alike);
    if (word.endsWith('*')) alike.open.push([folded, words]);
    else at(alike.whole, folded).push(words);
  }
  return words;
}

/** Words between bars, those that have a name as what they are. */
function eachOf(written: string): string[] {
  return written.split('|').flatMap((word) => {
    const named = /^\{(\w+)\}$/.exec(word)?.[1];
    return named === undefined ? [word] : eachOf(namedWords[named]!);
  });
}

function at<K, T>(map: Map<K, T[]>, key: K): T[] {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}

/** The signs of which a first word stands in a clause, in the order in which they are written. */
function signsIn(clause: readonly Word[]): Sign[] {
  const found = new Set<Sign>();
  for (const { of } of clause) {
    for (const words of of) {
      for (const sign of beginning.get(words) ?? []) found.add(sign);
    }
  }
  return [...found].sort((one, other) => one.no - other.no);
}

/**
 * The gravest danger that a text speaks of; null when it speaks of none. Of two that are as grave, the one
 * that is named first among the signs.
 */
export function findDanger(text: string): FoundDanger | null {
  let found: FoundDanger | null = null;
  for (const clause of clausesOf(text)) {
    for (const { rule, pattern } of signsIn(clause)) {
      const { danger, priority, unless } = rule;
      if (found !== null && !isMoreUrgent(priority, found.priority)) continue;
      if (!stands(pattern, clause)) continue;
      const isOther = unless !== null && clause.some((word) => isOneOf(word, unless));
      if (!isOther) found = { danger, priority };
    }
  }
  return found;
}

/** A word as it stands, and the lists that it is of, as it stands or without what is joined to its beginning. */
type Word = { readonly as: string; readonly of: ReadonlySet<Words> };

function clausesOf(text: string): Word[][] {
  return foldArabic(text.slice(0, 10_000).replace(/[\n\r]+/g, '. '))
    .replace(/[’'`]/g, '')
    .split(/[.!?؟؛;:،,()[\]{}"«»“”…|/\\]+|\s[-–—]+\s/u)
    .map((clause) => (clause.match(/[\p{L}\p{N}]+/gu) ?? []).map((as) => ({ as, of: listsOf(as) })))
    .filter((clause) => clause.length > 0);
}

const none: ReadonlySet<Words> = new Set();

function listsOf(word: string): ReadonlySet<Words> {
  let found: Set<Words> | null = null;
  for (const form of formsOf(word)) {
    const alike = listed.get(firstLetters(form));
    if (alike === undefined) continue;
    for (const words of alike.whole.get(form) ?? []) found = (found ?? new Set()).add(words);
    for (const [first, words] of alike.open) {
      if (form.startsWith(first)) found = (found ?? new Set()).add(words);
    }
  }
  return found ?? none;
}

/** و and ف, then ب, ل, ك, ع or ه, then ال; لل is ل with ال. A form that is too short to tell is none. */
function formsOf(word: string): string[] {
  const forms = [word];
  const add = (form: string) => {
    if (form.length > 1 && !forms.includes(form)) forms.push(form);
  };
  if (word[0] === 'و' || word[0] === 'ف') add(word.slice(1));
  for (let no = 0, last = forms.length; no < last; no += 1) {
    const form = forms[no]!;
    if (joined.includes(form[0]!)) add(form.slice(1));
    if (form.startsWith('لل')) add(form.slice(2));
  }
  for (let no = 0, last = forms.length; no < last; no += 1) {
    if (forms[no]!.startsWith('ال')) add(forms[no]!.slice(2));
  }
  return forms;
}

const joined = 'بلكعه';

const isOneOf = ({ of }: Word, words: Words): boolean => of.has(words);

/** Whether the words stand in a clause, not denied and not over. */
function stands(pattern: Pattern, clause: readonly Word[]): boolean {
  for (let at = 0; at < clause.length; at += 1) {
    const end = endOf(pattern, clause, at);
    if (end !== null && !isDenied(clause, at) && !isOver(clause, at, end)) return true;
  }
  return false;
}

/** Where a sign that begins here ends; null where it does not stand here. */
function endOf(pattern: Pattern, clause: readonly Word[], from: number): number | null {
  if (!isOneOf(clause[from]!, pattern[0]!)) return null;
  let at = from;
  for (let no = 1; no < pattern.length; no += 1) {
    const next = clause
      .slice(at + 1, at + 2 + mostBetween)
      .findIndex((word) => isOneOf(word, pattern[no]!));
    if (next === -1) return null;
    const between = clause.slice(at + 1, at + 1 + next);
    if (between.some((word) => isOneOf(word, denying) || isOneOf(word, denyingNext))) return null;
    at += next + 1;
  }
  return at;
}

function isDenied(clause: readonly Word[], at: number): boolean {
  // «ولم يرد أحد وريحة الغاز»: with its own و something new is said.
  if (clause[at]!.as.startsWith('و') && at > 0) return false;
  for (let before = at - 1; before >= Math.max(0, at - denialReach); before -= 1) {
    const word = clause[before]!;
    if (isOneOf(word, turning)) return false;
    if (denies(clause, before, at)) return true;
    const polite = clause[before + 1]!.as.startsWith('سمح');
    if (isOneOf(word, unreal) && !polite) return true;
    if (word.as === 'قد' && /^[يت]/.test(clause[before + 1]!.as)) return true;
  }
  return false;
}

/** Whether the word at `by` denies the word at `what`, which stands after it. */
function denies(clause: readonly Word[], by: number, what: number): boolean {
  if (isOneOf(clause[by]!, denying)) return true;
  if (!isOneOf(clause[by]!, denyingNext)) return false;
  return by + 1 === what || isOneOf(clause[by + 1]!, thatThereIs);
}

function isOver(clause: readonly Word[], at: number, end: number): boolean {
  const first = Math.max(0, at - overReach);
  for (let index = first; index <= Math.min(clause.length - 1, end + overReach); index += 1) {
    const [word, after] = [clause[index]!, clause[index + 1]];
    const isDone = isOneOf(word, done) && after !== undefined && isOneOf(after, doneThings);
    if ((isOneOf(word, over) || isDone) && !deniedShortly(clause, index)) return true;
    const isPast = isOneOf(word, years) && clause.slice(index, index + 3).some(isPastWord);
    if (isPast && !isOneOf(clause[index - 1] ?? word, since)) return true;
  }
  return false;
}

const isPastWord = (word: Word) => isOneOf(word, past);

function deniedShortly(clause: readonly Word[], at: number): boolean {
  const before = clause.slice(Math.max(0, at - denialReach), at);
  return before.some((word) => isOneOf(word, denying) || isOneOf(word, denyingNext));
}
