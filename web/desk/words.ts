/**
 * The sentences of the desk. One language is loaded: with the desk what its first page says, and the rest
 * with whatever is opened from there (`later`). Changing the language loads the page anew, so a sentence is
 * said by a plain function and nothing has to listen for a change.
 */
import { inDigits as numberIn } from '@insaf/contract/digits.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { installation, language } from './installation.ts';

type Nested = { readonly [key: string]: string | Nested };
type Params = Readonly<Record<string, string | number>>;

const sentences: Record<string, Nested> = {};
let rest: Promise<void> | null = null;
const compiled = new Map<string, IntlMessageFormat>();
/** As the portal and letters say dates: the day before the month. */
export const locale = localeOf(language);
export function localeOf(reader: 'ar' | 'en'): string {
  return `${reader === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${installation.digits}`;
}

/** Loads the sentences of the first page; before anything is shown. */
export async function loadWords(): Promise<void> {
  take(
    language === 'ar' ? await import('./words-first-ar.ts') : await import('./words-first-en.ts'),
  );
}

/** Loads the sentences of everything else, once; after a failure once more. */
export function loadRest(): Promise<void> {
  rest ??= (language === 'ar' ? import('./words-rest-ar.ts') : import('./words-rest-en.ts'))
    .then(take)
    .catch((fault: unknown) => {
      rest = null;
      throw fault;
    });
  return rest;
}

/** A part of the desk that is loaded when it is first opened, and its sentences beside it. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const [part] = await Promise.all([load(), loadRest()]);
    return part;
  };
}

/** Keeps the sentences of catalogues, each by the name of its file. */
function take(catalogues: { default: Readonly<Record<string, Nested>> }): void {
  for (const [path, content] of Object.entries(catalogues.default)) {
    sentences[path.replace(/^.*\/|\.json$/g, '')] = content;
  }
}

function find(key: string): string | null {
  let at: string | Nested | undefined = sentences;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : null;
}

/**
 * A sentence in the person's language and digits. The key is the file's name and the path within it:
 * `desk.nav.queue`. A key without a sentence is said by the key, and told to the console.
 */
export function say(key: string, params?: Params): string {
  let message = compiled.get(key);
  if (message === undefined) {
    const text = find(key);
    if (text === null) {
      console.error(`no words for ${key}`);
      return key;
    }
    message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(params));
}

/** A number that is no amount, such as a complaint's or a telephone's, in the person's digits. */
export const inDigits = (number: string): string => numberIn(number, installation.digits);

/** Whether there is a sentence, for keys made from data. */
export const hasWords = (key: string): boolean => find(key) !== null;

/** A name of data in the person's language. */
export const named = (name: Bilingual): string => name[language];
