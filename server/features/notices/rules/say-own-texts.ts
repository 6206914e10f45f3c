import type { Language } from '@insaf/contract/text.ts';
import type { IntlMessageFormat } from 'intl-messageformat';
import type { Say } from '../../../platform/words.ts';

/** The installation's own texts, by language and key: `ar notices.asked.sms`. */
export type OwnTexts = ReadonlyMap<string, Pick<IntlMessageFormat, 'format'>>;

export const ownTextKey = (language: Language, template: string, part: string) =>
  `${language} notices.${template}.${part}`;

/**
 * Says what the installation has words of its own for in those, and the rest in the standard ones. A text
 * of its own that a newer program cannot fill in gives way: people are told in any case.
 */
export function sayOwn(own: OwnTexts, language: Language, standard: Say): Say {
  if (own.size === 0) return standard;
  return (key, params) => {
    const text = own.get(`${language} ${key}`);
    if (text === undefined) return standard(key, params);
    try {
      return String(text.format(params));
    } catch {
      return standard(key, params);
    }
  };
}
