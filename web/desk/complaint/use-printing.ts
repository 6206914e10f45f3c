import { useEffect } from 'react';

/** What is folded on the page is open on the paper. */
export function usePrinting(): void {
  useEffect(() => {
    const opened: HTMLDetailsElement[] = [];
    const open = () => {
      for (const each of document.querySelectorAll<HTMLDetailsElement>('.complaint details')) {
        if (each.open) continue;
        each.open = true;
        opened.push(each);
      }
    };
    const fold = () => {
      for (const each of opened.splice(0)) each.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', fold);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', fold);
    };
  }, []);
}
