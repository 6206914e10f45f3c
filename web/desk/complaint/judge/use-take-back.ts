import { useCallback, useEffect, useRef, useState } from 'react';

const secondsToTakeBack = 5;

/**
 * Something done by one key that cannot be undone afterwards: it waits some seconds, shown, in which it can
 * be taken back. Leaving the page takes it back too.
 */
export function useTakeBack(act: () => unknown) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (seconds === null) return;
    if (seconds === 0) {
      setSeconds(null);
      latest.current();
      return;
    }
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return {
    waiting: seconds !== null,
    seconds: seconds ?? 0,
    start: useCallback(() => setSeconds(secondsToTakeBack), []),
    takeBack: useCallback(() => setSeconds(null), []),
  };
}
