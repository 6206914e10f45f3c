import { findingSentence } from '@insaf/contract/finding-sentence.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { mannerOf, noNumber } from '../../review-papers/index.ts';
import type { Speaker, Speakers } from '../rules/say-points.ts';

/** How both languages say figures and findings, in the digits that what is frozen has. */
export function speakersOf({ config }: Ctx): Speakers {
  return { ar: speaker('ar', config.TIME_ZONE), en: speaker('en', config.TIME_ZONE) };
}

export function speaker(language: Language, zone: string): Speaker {
  const say = words(language);
  const manner = mannerOf(say, { language, digits: 'latn', zone });
  const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB-u-nu-latn';
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    figure: (figure) => {
      if (figure.is === 'day') return manner.day(figure.value);
      if (figure.is === 'count') return manner.number(figure.value);
      if (figure.is === 'tenth') return manner.tenth(figure.value);
      return figure.value === null ? noNumber : percent.format(figure.value);
    },
    finding: (finding) => findingSentence(finding, manner),
  };
}
