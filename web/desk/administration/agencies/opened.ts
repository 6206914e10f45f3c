const key = 'insaf-opened-agencies';

/** Which agencies of the tree are open, for as long as this tab is. */
export function keptOpened(): ReadonlySet<string> {
  const kept = sessionStorage.getItem(key);
  return new Set(kept === null ? [] : (JSON.parse(kept) as string[]));
}

export function keepOpened(opened: ReadonlySet<string>): void {
  sessionStorage.setItem(key, JSON.stringify([...opened]));
}
