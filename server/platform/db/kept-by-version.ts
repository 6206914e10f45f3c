/*
 * What is small, read in every request and seldom changed: kept in memory, with one look at most every two
 * seconds at the row of installation_facts that a trigger writes with every change. While the database is away,
 * what was last known is given, so that the page that says so can be shown without it.
 */
import type { Db } from '../context.ts';
import { recall } from './installation-facts.ts';
import { isAway } from './is-away.ts';
import { lenderOf } from './read-together.ts';

const freshFor = 2000;

export type Kept<T> = {
  /** As it is, or was at most two seconds ago; while the database is away, as it was last known. */
  readonly read: (db: Db) => Promise<T>;
  /** Makes the next reading look again; called by what changes it. */
  readonly forget: (db: Db) => void;
};

/**
 * @param fact the name under which its version is remembered
 * @param load reads it whole
 */
export function keptByVersion<T>(fact: string, load: (db: Db) => Promise<T>): Kept<T> {
  type Read = { version: string; value: T };
  type State = { at: number; reading: Promise<Read>; known: Read | undefined };
  const states = new WeakMap<object, State>();

  const refresh = async (db: Db, last: State | undefined) => {
    const version = String((await recall<string>(db, fact)) ?? '');
    const known = (await last?.reading.catch(() => undefined)) ?? last?.known;
    if (known?.version === version) return known;
    return { version, value: await load(db) };
  };

  return {
    read: async (db) => {
      const now = performance.now();
      const key = lenderOf(db);
      let state = states.get(key);
      if (state === undefined || now - state.at >= freshFor) {
        const next: State = { at: now, reading: refresh(db, state), known: state?.known };
        states.set(key, next);
        next.reading.then(
          (read) => {
            next.known = read;
          },
          () => {
            next.at = Number.NEGATIVE_INFINITY;
          },
        );
        state = next;
      }
      try {
        return (await state.reading).value;
      } catch (error) {
        if (state.known === undefined || !isAway(error)) throw error;
        return state.known.value;
      }
    },
    forget: (db) => {
      const known = states.get(lenderOf(db));
      if (known !== undefined) known.at = Number.NEGATIVE_INFINITY;
    },
  };
}
