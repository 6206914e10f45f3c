import { useEffect } from 'react';
import { say } from '../words.ts';

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${say('desk.name')}`;
  }, [title]);
}
