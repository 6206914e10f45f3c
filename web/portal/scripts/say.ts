/*
 * What scripts say. The server puts the few sentences that a page's scripts need into the page
 * (`parts/for-scripts.tsx`), in its language, with `{names}` where something is filled in. Numbers with a
 * unit are written by the browser, which knows the plurals of both languages; so no library is loaded.
 */

/** What the server tells the scripts of a page. */
export type ForScripts = {
  readonly language: 'ar' | 'en';
  readonly digits: 'latn' | 'arab';
  readonly words: Readonly<Record<string, string>>;
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
};

export const told: ForScripts = {
  language: 'ar',
  digits: 'latn',
  words: {},
  tiles: null,
  // In a test there is no page.
  ...JSON.parse(globalThis.document?.getElementById('for-scripts')?.textContent ?? '{}'),
};

const locale = `${told.language === 'en' ? 'en-GB' : 'ar'}-u-nu-${told.digits}`;

/** A number in the reader's digits. */
export function inDigits(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(value);
}

/** A sentence of the page; a number filled in is written in the reader's digits. */
export function say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(told.words[key] ?? key, params);
}

/** A distance as people say it: in metres, from a kilometre on in kilometres. */
export function inMetres(metres: number): string {
  const far = metres >= 1000;
  const value = far ? metres / 1000 : Math.max(1, Math.round(metres));
  return inDigits(value, {
    style: 'unit',
    unit: far ? 'kilometer' : 'meter',
    unitDisplay: 'long',
    maximumFractionDigits: far && value < 10 ? 1 : 0,
  });
}

function fillIn(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? inDigits(value) : (value ?? whole);
  });
}
