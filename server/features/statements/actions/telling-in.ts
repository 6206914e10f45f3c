import type { Digits } from '@insaf/contract/digits.ts';
import type { Language } from '@insaf/contract/text.ts';
import { words } from '../../../platform/words.ts';
import type { Telling } from '../rules/tables.ts';

/** How the tables of a statement are said. */
export function tellingIn(language: Language, digits: Digits): Telling {
  const format = new Intl.DateTimeFormat(
    `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}-ca-gregory`,
    { month: 'long', year: 'numeric', timeZone: 'UTC' },
  );
  return {
    ...{ say: words(language, digits), language },
    month: (month) => format.format(new Date(`${month}-01T00:00:00Z`)),
  };
}
