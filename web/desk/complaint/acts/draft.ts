import { useCallback, useLayoutEffect, useState } from 'react';

const keyOf = (number: string, verb: string) => `insaf-act-${number}-${verb}`;

/** What was typed for an act and not sent, kept in this browser's tab by complaint and act. */
export function useDraft<Fields extends Record<string, string>>(
  number: string,
  verb: string,
  empty: Fields,
) {
  const key = keyOf(number, verb);
  const [fields, setFields] = useState<Fields>(() => ({ ...empty, ...kept(key) }));
  // Before it is painted: what can be seen is kept.
  useLayoutEffect(() => {
    const isEmpty = Object.values(fields).every((value) => value === '');
    if (isEmpty) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(fields));
  }, [key, fields]);
  const set = useCallback(
    (changed: Partial<Fields>) => setFields((before) => ({ ...before, ...changed })),
    [],
  );
  return [fields, set] as const;
}

/** Whether something was typed for an act and not sent. */
export const hasDraft = (number: string, verb: string): boolean =>
  sessionStorage.getItem(keyOf(number, verb)) !== null;

export function forgetDraft(number: string, verb: string): void {
  sessionStorage.removeItem(keyOf(number, verb));
}

function kept(key: string): object {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as object;
  } catch {
    return {};
  }
}
