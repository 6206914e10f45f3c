import type { ReactNode } from 'react';

/** What may be wider than the page, such as a table, and scrolls within it. @param className of who shows it */
export function Scrolling({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <section
      className={className}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
