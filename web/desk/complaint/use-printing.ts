import { useEffect } from 'react';
import { chosenScheme, showScheme } from '../scheme.ts';

/** On paper what is folded on the page is open, and everything is dark on light. */
export function usePrinting(): void {
  useEffect(() => {
    const opened: HTMLDetailsElement[] = [];
    const prepare = () => {
      showScheme('light');
      for (const each of document.querySelectorAll<HTMLDetailsElement>('.complaint details')) {
        if (each.open) continue;
        each.open = true;
        opened.push(each);
      }
    };
    const restore = () => {
      showScheme(chosenScheme());
      for (const each of opened.splice(0)) each.open = false;
    };
    window.addEventListener('beforeprint', prepare);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', prepare);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
}
