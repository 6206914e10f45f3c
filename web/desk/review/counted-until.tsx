import { exact } from '../parts/when.tsx';
import { say } from '../words.ts';

/** Until when the figures of a page are counted, or that counting is not done. */
export function CountedUntil({
  of: { whole, countedUntil },
}: {
  of: { whole: boolean; countedUntil: string | null };
}) {
  return (
    <p className={whole ? 'card-quiet' : 'card-note'}>
      {whole && countedUntil !== null
        ? say('desk-review.counted_until', { at: exact(countedUntil) })
        : say('desk-review.not_whole')}
    </p>
  );
}
