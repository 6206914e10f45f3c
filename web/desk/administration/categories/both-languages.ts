/**
 * Sentences of rules in both languages, whichever the desk speaks: a rule is read by citizens and officers
 * in theirs, so who writes it sees both.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { localeOf } from '../../words.ts';

type Nested = { readonly [key: string]: string | Nested };
type Params = Readonly<Record<string, string | number>>;

const files = import.meta.glob<Nested>(
  ['../../../../contract/words/*/evidence.json', '../../../../contract/words/*/lifecycle.json'],
  { eager: true, import: 'default' },
);

/** `ar.evidence.rule.near`, as the files lie. */
const sentences: Nested = Object.entries(files).reduce<Record<string, Record<string, Nested>>>(
  (all, [path, content]) => {
    const [language, file] = path
      .replace(/\.json$/, '')
      .split('/')
      .slice(-2) as [string, string];
    all[language] = { ...all[language], [file]: content };
    return all;
  },
  {},
);

/** How a sentence is said in one of the two languages. */
export const sayIn =
  (language: 'ar' | 'en') =>
  (key: string, params?: Params): string => {
    let at: string | Nested | undefined = sentences[language];
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    if (typeof at !== 'string') return key;
    return String(
      new IntlMessageFormat(at, localeOf(language), undefined, { ignoreTag: true }).format(params),
    );
  };
