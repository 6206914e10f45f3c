import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { language } from '../installation.ts';
import { keptTrail, neighboursOf } from '../parts/trail.ts';
import { say } from '../words.ts';

/** Ways to the complaints before and after this one in the list that the reader came from. */
export function useNeighbours(number: string) {
  const [trail] = useState(keptTrail);
  const navigate = useNavigate();
  const { previous, next, at, of } = neighboursOf(number, trail);
  const to = (other: string | null) =>
    other === null
      ? null
      : () => void navigate({ to: '/complaints/$number', params: { number: other } });
  return { previous: to(previous), next: to(next), at, of, from: trail?.from ?? '/desk' };
}

export function Neighbours({ previous, next, at, of, from }: ReturnType<typeof useNeighbours>) {
  useShortcuts([
    { keys: '[', words: 'desk-complaint.trail.previous', run: () => previous?.() },
    { keys: ']', words: 'desk-complaint.trail.next', run: () => next?.() },
  ]);
  const router = useRouter();
  const [Before, After] =
    language === 'ar' ? [IconChevronRight, IconChevronLeft] : [IconChevronLeft, IconChevronRight];
  return (
    <nav className="trail" aria-label={say('desk-complaint.trail.label')}>
      <a
        href={from}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          // Within the page, so that the list is where it was left.
          event.preventDefault();
          router.history.push(from);
        }}
      >
        {say('desk-complaint.trail.back')}
      </a>
      {at === null ? null : (
        <>
          <span className="trail-at">{say('desk-complaint.trail.at', { at, of })}</span>
          <ActionIcon
            variant="subtle"
            size={44}
            disabled={previous === null}
            aria-label={say('desk-complaint.trail.previous')}
            onClick={() => previous?.()}
          >
            <Before size={22} stroke={1.6} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size={44}
            disabled={next === null}
            aria-label={say('desk-complaint.trail.next')}
            onClick={() => next?.()}
          >
            <After size={22} stroke={1.6} aria-hidden />
          </ActionIcon>
        </>
      )}
    </nav>
  );
}
