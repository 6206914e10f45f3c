import { findingSentence } from '@insaf/contract/finding-sentence.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { mannerOf } from '../../review-papers/index.ts';
import type { Speaker, Speakers } from '../rules/say-points.ts';

/** How both languages say figures and findings, in the digits that what is frozen has. */
export function speakersOf({ config }: Ctx): Speakers {
  return { ar: speaker('ar', config.TIME_ZONE), en: speaker('en', config.TIME_ZONE) };
}

function speaker(language: Language, zone: string): Speaker {
  const say = words(language);
  const manner = mannerOf(say, { language, digits: 'latn', zone });
  return {
    figure: (figure) => {
      if (figure.is === 'day') return manner.day(figure.value);
      if (figure.is === 'count') return manner.number(figure.value);
      if (figure.is === 'tenth') return manner.tenth(figure.value);
      return figure.value === null ? manner.rate(0, 0) : manner.rate(figure.value, 1);
    },
    finding: (finding) => findingSentence(finding, manner),
  };
}
