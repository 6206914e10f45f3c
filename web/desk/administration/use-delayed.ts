import { useEffect, useState } from 'react';

/** A value once it has rested for a while: what is typed is asked for when typing pauses. */
export function useDelayed<T>(value: T, milliseconds = 250): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
