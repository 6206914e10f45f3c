/**
 * What somebody's unfinished work keeps in this browser, so that a broken call or a closed window loses
 * nothing. It belongs to the one signed in, and goes when they sign out or somebody else signs in.
 */
const prefix = 'insaf-kept:';

/** What was kept under a name; null where there is nothing, or the browser keeps nothing. */
export function readKept<T>(staffId: string, name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(`${prefix}${staffId}:${name}`) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export function keep(staffId: string, name: string, value: unknown): void {
  try {
    localStorage.setItem(`${prefix}${staffId}:${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the page still holds it.
  }
}

const holder = 'insaf-holder';

/**
 * Removes what everybody left here, but the one who stays: what was kept, and what pages noted for as long
 * as this tab is open, drafts among it.
 */
export function forgetKept(staysId: string | null): void {
  try {
    if (staysId === null || sessionStorage.getItem(holder) !== staysId) sessionStorage.clear();
    if (staysId !== null) sessionStorage.setItem(holder, staysId);
    for (const key of Object.keys(localStorage)) {
      const isTheirs = staysId !== null && key.startsWith(`${prefix}${staysId}:`);
      if (key.startsWith(prefix) && !isTheirs) localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept where nothing may be.
  }
}
