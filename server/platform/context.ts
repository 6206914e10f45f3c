import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { DB } from './db/tables.generated.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Log } from './log.ts';
import type { Sealing } from './sealing.ts';

/** The database, or a transaction on it: every query takes either. */
export type Db = Kysely<DB>;

/** Something that happened, in the past tense: `{ name: 'complaintMoved', … }`. */
export type Fact = { readonly name: string };

/** Tells the subscribers of a fact, within the transaction that made it true. */
export type Announce = (db: Db, fact: Fact) => Promise<void>;

/** What every action works with. Composed in app.ts; a test composes its own with a clock it moves. */
export type Ctx = {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly log: Log;
  readonly sealing: Sealing;
  /** The keys under which people are sealed and found. */
  readonly keys: KeyRing;
  readonly announce: Announce;
};
