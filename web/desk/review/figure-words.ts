import { hasWords, say } from '../words.ts';

/** What a figure is called on its basis. */
export function figureName(basis: 'cohort' | 'events' | 'standing', figure: string): string {
  if (basis === 'standing') return say(`desk-review.standing.${figure}`);
  if (figure === 'dismissed') return say(`desk-review.dismissed.${basis}`);
  return say(`figures.${basis === 'events' ? 'event' : 'cohort'}.${figure}.name`);
}

/** What it counts, in a sentence; null where the name says it all. */
export function figureMeaning(basis: 'cohort' | 'events' | 'standing', figure: string) {
  const key = `figures.${basis === 'events' ? 'event' : 'cohort'}.${figure}.meaning`;
  return basis !== 'standing' && hasWords(key) ? say(key) : null;
}
