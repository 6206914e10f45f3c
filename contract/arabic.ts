import { asciiDigits } from './digits.ts';

/**
 * Arabic as it is searched and compared, as against how it is written.
 *
 * People write one word in many ways: أحمد and احمد, فاطمة and فاطمه, مصطفى and مصطفي, with or without
 * marks, stretched with kashida, from a Persian keyboard (ی ک), or copied from a PDF as presentation
 * forms (ﻣﺤﻤﺪ). Text is stored as written; `foldArabic` gives the form in which two spellings meet, and
 * is used only beside it, for search and for comparing. What is asked for and what is searched must be
 * folded by this same function.
 *
 * Unicode does most of it. Compatibility decomposition (NFKD) undoes presentation forms and ligatures
 * and takes hamza and madda off their letters (أ is ا + ◌ٔ, ؤ is و + ◌ٔ, ئ is ي + ◌ٔ), so that dropping all
 * marks folds them, and Latin accents with them. The table below holds what Unicode keeps apart.
 * A hamza on the line (ء) stays: علاء and علا are two names.
 */

const letters = new Map(
  (
    [
      ['ا', 'ٱٲٳ'],
      ['ه', 'ةہەھۃ'],
      ['ي', 'ىیېےۍ'],
      ['و', 'ۆۇۋۏ'],
      ['ك', 'کگڪګ'],
      ['ج', 'چ'],
      ['ب', 'پ'],
      ['ز', 'ژ'],
      ['ف', 'ڤ'],
      ['ن', 'ں'],
    ] as const
  ).flatMap(([plain, variants]) => [...variants].map((variant) => [variant, plain])),
);

const variants = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** Marks (tashkeel and accents), invisible format characters, kashida, high hamza, small waw and yaa. */
const dropped = /[\p{M}\p{Cf}\u0640\u0674\u06e5\u06e6]/gu;

/**
 * The form of a text in which its spellings meet: no tashkeel, kashida, direction or zero-width marks;
 * one alef, yaa, haa, waw and kaf; ASCII digits; small Latin letters without accents; single spaces, none
 * at the ends. Folding twice changes nothing more.
 */
export function foldArabic(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(dropped, '')
    .replace(variants, (letter) => letters.get(letter)!);
  return asciiDigits(plain).replace(/\s+/g, ' ').trim().normalize('NFC');
}

/**
 * Whether two names are the same however each was spelled, spaced and punctuated: `عبد الرحمن` and
 * `عبدالرحمٰن`. Word for word otherwise: a name with its fourth part missing is another one. A name with
 * no letters is not the same as anything.
 */
export function sameName(a: string, b: string): boolean {
  const bare = (name: string) => foldArabic(name).replace(/[^\p{L}\p{N}]/gu, '');
  const name = bare(a);
  return name !== '' && name === bare(b);
}

/** Words that begin a compound: with what follows them they are one name. Folded. */
const beginnings = new Set('عبد رب ابو ابا ابي ام امه ابن بن بنت ال ذو ذي ذات بو اولاد'.split(' '));

/** Words that end a compound: with what stands before them they are one name. Folded. */
const endings = new Set(
  'الله بالله لله الدين الاسلام النبي الرسول الرب الحق المولي العابدين الهدي الزمان العرب النصر الزهراء الدوله الملوك'.split(
    ' ',
  ),
);

/** Compounds of two words that are each names of their own elsewhere. Folded. */
const pairs = new Set([
  'جاد الكريم',
  'ست الدار',
  'ست الكل',
  'ست البنات',
  'ست الحسن',
  'ست ابوها',
  'سيد الاهل',
  'نور الصباح',
  'نور العيون',
  'الحاكم بامر',
]);

/**
 * A full name in up to four parts (own, father's, grandfather's, family), with compound names such as
 * عبد الرحمن, أبو بكر, نور الدين and سيف الإسلام kept in one part. Spelling stays as written; only spaces
 * are made single. A name with more than four parts keeps the rest in the fourth, so nothing is lost.
 */
export function splitArabicName(full: string): string[] {
  const parts: string[] = [];
  let before = '';
  for (const word of full.split(/\s+/).filter(Boolean)) {
    const folded = foldArabic(word);
    const joins =
      parts.length > 0 &&
      (beginnings.has(before) || endings.has(folded) || pairs.has(`${before} ${folded}`));
    if (joins) parts.push(`${parts.pop()} ${word}`);
    else parts.push(word);
    before = folded;
  }
  return parts.length > 4 ? [...parts.slice(0, 3), parts.slice(3).join(' ')] : parts;
}
