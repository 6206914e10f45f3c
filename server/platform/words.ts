/**
 * The sentences people read, in their language.
 *
 * `contract/words/<language>/<file>.json` holds them, nested as the author likes; the key of a sentence
 * is its path with the file's name first: `received.sms` of `notices.json` is `notices.received.sms`.
 * Sentences are ICU messages, so that Arabic has its six plural forms. A language is read from disk
 * when it is first asked for, and a sentence is compiled when it is first said; afterwards saying
 * costs about 3 µs.
 *
 * The pages say the same files with the same compiler (`web/desk/words.ts`). It is used alone, because
 * i18next's ICU adapter answers a sentence that lacks a parameter with its source text: a person would be
 * sent `{number}`. Here that throws.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Digits } from '@insaf/contract/digits.ts';
import type { Language } from '@insaf/contract/text.ts';
import { IntlMessageFormat } from 'intl-messageformat';

const wordsFolder = fileURLToPath(new URL('../../contract/words', import.meta.url));

export type WordParams = Readonly<Record<string, string | number>>;
/** @throws Error when a parameter that the sentence names is missing */
export type Say = (key: string, params?: WordParams) => string;
/** `digits` are those of numbers inside a sentence; parameters that are strings stay as they are. */
export type Words = (language: Language, digits?: Digits) => Say;

type Catalogue = ReadonlyMap<string, string>;
type Nested = { readonly [key: string]: string | Nested };

/**
 * Words read from a folder that has one folder per language.
 *
 * @param strict a missing sentence throws; otherwise it is said in Arabic (or, failing that, by its
 *   key) and `warn` hears of it once
 */
export function wordsFrom(
  folder: string,
  { strict, warn }: { strict: boolean; warn: (sentence: string) => void },
): Words {
  const catalogues = new Map<Language, Catalogue>();
  const sayers = new Map<string, Say>();
  const warned = new Set<string>();

  const catalogueOf = (language: Language) => {
    let catalogue = catalogues.get(language);
    if (!catalogue) {
      catalogue = readCatalogue(`${folder}/${language}`);
      catalogues.set(language, catalogue);
    }
    return catalogue;
  };

  const find = (language: Language, key: string): { text: string; language: Language } | null => {
    const text = catalogueOf(language).get(key);
    if (text !== undefined) return { text, language };
    if (strict) throw new Error(`no words for ${key} in ${language}`);
    if (!warned.has(`${language} ${key}`)) {
      warned.add(`${language} ${key}`);
      warn(`no words for ${key} in ${language}`);
    }
    const arabic = catalogueOf('ar').get(key);
    return arabic === undefined ? null : { text: arabic, language: 'ar' };
  };

  return (language, digits = 'latn') => {
    const name = `${language} ${digits}`;
    let say = sayers.get(name);
    if (!say) {
      const compiled = new Map<string, IntlMessageFormat>();
      say = (key, params) => {
        let message = compiled.get(key);
        if (!message) {
          const found = find(language, key);
          if (!found) return key;
          const locale = `${found.language}-u-nu-${digits}`;
          message = new IntlMessageFormat(found.text, locale, undefined, { ignoreTag: true });
          compiled.set(key, message);
        }
        return String(message.format(params));
      };
      sayers.set(name, say);
    }
    return say;
  };
}

/** A sentence as it is written, with its choices and parameters. @throws Error when there is none */
export function standardText(language: Language, key: string): string {
  let catalogue = written.get(language);
  if (catalogue === undefined) {
    catalogue = readCatalogue(`${wordsFolder}/${language}`);
    written.set(language, catalogue);
  }
  const text = catalogue.get(key);
  if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
  return text;
}

const written = new Map<Language, Catalogue>();

function readCatalogue(folder: string): Catalogue {
  const sentences = new Map<string, string>();
  const collect = (path: string, value: string | Nested) => {
    if (typeof value === 'string') sentences.set(path, value);
    else for (const [key, inner] of Object.entries(value)) collect(`${path}.${key}`, inner);
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const content = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Nested;
    collect(file.slice(0, -'.json'.length), content);
  }
  return sentences;
}

/** The words of the product. Strict in tests; otherwise a gap is a process warning with code INSAF_WORDS. */
export const words: Words = wordsFrom(wordsFolder, {
  strict: process.env.NODE_ENV === 'test',
  warn: (sentence) => process.emitWarning(sentence, { code: 'INSAF_WORDS' }),
});
