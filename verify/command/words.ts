import { arabic } from './words-ar.ts';
import { english } from './words-en.ts';

export type Key = keyof typeof english;
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Arabic where the terminal says so, by the usual variables in their order. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): 'ar' | 'en' {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('ar') ? 'ar' : 'en';
}

export function sayIn(language: 'ar' | 'en'): Say {
  const words: Readonly<Record<string, string>> = language === 'ar' ? arabic : english;
  const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB';
  const written = (value: string | number) =>
    typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  return (key, params = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : written(value);
    });
}
