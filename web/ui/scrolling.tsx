import type { ReactNode } from 'react';

/**
 * What may be wider than the page, such as a table, and scrolls within it: by the keyboard too, where nothing
 * in it can be focused.
 */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      className="scrolling"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: not every browser lets the keyboard into what scrolls
      tabIndex={0}
    >
      {children}
    </section>
  );
}
