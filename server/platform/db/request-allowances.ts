import { sql } from 'kysely';
import type { Db } from '../context.ts';

/*
 * What one subject may ask for in a minute, counted for all servers together, by the generic cell rate
 * algorithm: one moment for each subject says when all that it took is earned back; a taking moves that
 * moment on and is refused where it would lie more than a minute ahead. So a minute's worth may come at
 * once, and after that as much as a minute brings.
 *
 * A server takes for many requests at a time, a fiftieth of the minute's worth, and gives them out from its
 * own memory. So of fifty requests one waits for a statement, and a subject that was refused costs none
 * until the moment that was named. What a server took and did not give out is lost to the subject, which is
 * why it takes little.
 */

export type Allowances = {
  /**
   * Takes one request's worth.
   *
   * @returns 0, or for how many seconds there is nothing left
   */
  take: (subject: string, perMinute: number, now: Date) => Promise<number>;
};

type Held = { left: number; until: number; refusedUntil: number; taking: Promise<void> | null };

const aMinute = 60_000;
/** What was taken and not given out in this time is left. */
const heldForMs = 10_000;
const mostHeld = 50_000;

/** @param hash names a subject in the database, where nobody needs to read it */
export function allowances(db: () => Db, hash: (subject: string) => Buffer): Allowances {
  const held = new Map<string, Held>();

  async function fill(mine: Held, subject: string, perMinute: number, now: Date): Promise<void> {
    const portion = Math.max(1, Math.floor(perMinute / 50));
    const taken = await takeShare(db(), hash(subject), { perMinute, portion, now });
    mine.left = taken.portion;
    mine.until = now.getTime() + heldForMs;
    mine.refusedUntil = taken.portion > 0 ? 0 : now.getTime() + taken.waitMs;
    mine.taking = null;
  }

  return {
    async take(subject, perMinute, now) {
      const at = now.getTime();
      const mine = heldOf(held, subject);
      if (mine.until <= at) mine.left = 0;
      for (;;) {
        if (mine.left > 0) {
          mine.left -= 1;
          return 0;
        }
        if (mine.refusedUntil > at) return Math.ceil((mine.refusedUntil - at) / 1000);
        mine.taking ??= fill(mine, subject, perMinute, now).catch((error) => {
          mine.taking = null;
          throw error;
        });
        await mine.taking;
      }
    },
  };
}

/** The longest known are forgotten where there are too many: what they took stands in the database. */
function heldOf(held: Map<string, Held>, subject: string): Held {
  let mine = held.get(subject);
  if (mine === undefined) {
    if (held.size >= mostHeld) {
      for (const known of [...held.keys()].slice(0, mostHeld / 10)) held.delete(known);
    }
    mine = { left: 0, until: 0, refusedUntil: 0, taking: null };
    held.set(subject, mine);
  }
  return mine;
}

type Share = { readonly perMinute: number; readonly portion: number; readonly now: Date };

async function takeShare(
  db: Db,
  subject: Buffer,
  { perMinute, portion, now }: Share,
): Promise<{ portion: number; waitMs: number }> {
  const cost = aMinute / perMinute;
  const after = (size: number) =>
    sql<Date>`greatest(request_allowances.used_until, ${now}::timestamptz)
      + ${cost * size} * interval '1 millisecond'`;
  const most = new Date(now.getTime() + aMinute);
  for (const size of new Set([portion, 1])) {
    const taken = await db
      .insertInto('request_allowances')
      .values({ subject, used_until: new Date(now.getTime() + cost * size) })
      .onConflict((conflict) =>
        conflict
          .column('subject')
          .doUpdateSet({ used_until: after(size) })
          .where(after(size), '<=', most),
      )
      .returning('used_until')
      .executeTakeFirst();
    if (taken !== undefined) return { portion: size, waitMs: 0 };
  }
  const row = await db
    .selectFrom('request_allowances')
    .select('used_until')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const waitMs = (row?.used_until ?? now).getTime() + cost - most.getTime();
  return { portion: 0, waitMs: Math.max(1000, waitMs) };
}

/** Forgets the subjects that may ask for everything again. */
export async function forgetAllowances(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('request_allowances').where('used_until', '<', now).execute();
}
