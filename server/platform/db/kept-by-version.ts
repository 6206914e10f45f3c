/*
 * What is small, read in every request and seldom changed: kept in memory, with one look at most every two
 * seconds at the row of installation_facts that a trigger writes with every change.
 */
import type { Db } from '../context.ts';
import { recall } from './installation-facts.ts';
import { lenderOf } from './read-together.ts';

const freshFor = 2000;

export type Kept<T> = {
  /** As it is, or was at most two seconds ago. */
  readonly read: (db: Db) => Promise<T>;
  /** Makes the next reading look again; called by what changes it. */
  readonly forget: (db: Db) => void;
};

/**
 * @param fact the name under which its version is remembered
 * @param load reads it whole
 */
export function keptByVersion<T>(fact: string, load: (db: Db) => Promise<T>): Kept<T> {
  type State = { at: number; reading: Promise<{ version: string; value: T }> };
  const states = new WeakMap<object, State>();

  const refresh = async (db: Db, last: State | undefined) => {
    const version = String((await recall<string>(db, fact)) ?? '');
    const known = await last?.reading.catch(() => undefined);
    if (known?.version === version) return known;
    return { version, value: await load(db) };
  };

  return {
    read: async (db) => {
      const now = performance.now();
      const key = lenderOf(db);
      const last = states.get(key);
      if (last !== undefined && now - last.at < freshFor) return (await last.reading).value;
      const reading = refresh(db, last);
      const next = { at: now, reading };
      states.set(key, next);
      reading.catch(() => {
        next.at = Number.NEGATIVE_INFINITY;
      });
      return (await reading).value;
    },
    forget: (db) => {
      const known = states.get(lenderOf(db));
      if (known !== undefined) known.at = Number.NEGATIVE_INFINITY;
    },
  };
}
