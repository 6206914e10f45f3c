import './waiting.css';
import type { IconStack2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';

/** What a complaint has to do with, beside what it says itself, and the way to the page of that. */
export function WaitingBeside({
  icon: Icon,
  title,
  tone = 'nile',
  to,
  open,
  children,
}: {
  icon: typeof IconStack2;
  title: string;
  tone?: 'nile' | 'clay';
  /** The address of its page, and what the link to it says. */
  to: string;
  open: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`part waiting-beside waiting-beside-${tone}`} aria-labelledby={id}>
      <h2 id={id}>
        <Icon size={22} stroke={1.6} aria-hidden />
        {title}
      </h2>
      {children}
      <Link to={to as never}>{open}</Link>
    </section>
  );
}
