/** Light or dark: as the system is, until the person chooses; the choice is kept in this browser. */
export type Scheme = 'light' | 'dark' | 'auto';

const key = 'insaf-scheme';

export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** The tokens follow `data-scheme`; Mantine is told by whoever calls. */
export function keepScheme(scheme: Scheme): void {
  if (scheme === 'auto') localStorage.removeItem(key);
  else localStorage.setItem(key, scheme);
  showScheme(scheme);
}

export function showScheme(scheme: Scheme): void {
  if (scheme === 'auto') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
}
