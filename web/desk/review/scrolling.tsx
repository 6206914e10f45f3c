import type { ReactNode } from 'react';
import { say } from '../words.ts';

/** A table that may be wider than the page, and scrolls within it. */
export function Scrolling({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      className="review-scroll"
      aria-label={say('desk-review.table.scrolls', { title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
