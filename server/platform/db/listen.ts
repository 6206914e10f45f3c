import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from '../context.ts';

/*
 * What one process says, all hear: PostgreSQL's NOTIFY, said in a transaction and heard when it commits,
 * in the order of commits. Hearing needs a connection of its own, which is opened again when it is lost;
 * what was said meanwhile is gone, and whoever listens is told that there was a gap.
 */

/** PostgreSQL takes payloads shorter than 8000 bytes. */
const mostBytes = 7900;

/**
 * Says these things on a channel, in the transaction that `db` is: as many as fit at once, in order, each
 * heard once. Nothing is sent when there is nothing to say.
 *
 * @throws RangeError for a thing that is too large by itself
 */
export async function say(db: Db, channel: string, things: readonly unknown[]): Promise<void> {
  const payloads = packed(things);
  if (payloads.length === 0) return;
  await sql`SELECT pg_notify(${channel}, said) FROM unnest(${payloads}::text[]) AS said`.execute(
    db,
  );
}

/** JSON lists that hold these things in order, each list short enough to be sent. */
export function packed(things: readonly unknown[]): string[] {
  const lists: string[] = [];
  let list: string[] = [];
  let bytes = 2;
  for (const thing of things) {
    const text = JSON.stringify(thing);
    const size = Buffer.byteLength(text) + 1;
    if (size + 2 > mostBytes) throw new RangeError(`too large to be said: ${size} bytes`);
    if (bytes + size > mostBytes) {
      lists.push(`[${list.join(',')}]`);
      list = [];
      bytes = 2;
    }
    list.push(text);
    bytes += size;
  }
  if (list.length > 0) lists.push(`[${list.join(',')}]`);
  return lists;
}

export type Hearing = {
  /** Resolves once everything said from now on is heard, or at once when hearing was closed. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
};

export type ListenOptions = {
  /** How a connection is made: as a pool makes its own. */
  readonly connection: pg.ClientConfig;
  readonly channel: string;
  readonly onHeard: (things: unknown[]) => void;
  /** The connection was lost and is there again: what was said in between was not heard. */
  readonly onGap: () => void;
  readonly onLost: (error: Error) => void;
  /** How often a silent connection is tried, in milliseconds. Default 30 000. */
  readonly tryEvery?: number;
};

/** Listens until closed, by a connection of its own, over again as often as that is lost. */
export function listen(options: ListenOptions): Hearing {
  const { connection, channel, tryEvery = 30_000 } = options;
  const heard = Promise.withResolvers<void>();
  let client: pg.Client | null = null;
  let closed = false;
  let attempts = 0;
  let wasReady = false;
  let waiting: NodeJS.Timeout | undefined;

  const open = async () => {
    const next = new pg.Client({ ...connection, application_name: 'insaf live' });
    client = next;
    // An ended connection says so by `end`, with an `error` before it or without.
    let fault = new Error('the connection ended');
    next.on('error', (error) => {
      fault = error;
    });
    next.on('notification', ({ payload }) => options.onHeard(JSON.parse(payload ?? '[]')));
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      return again(next, error as Error);
    }
    if (closed) return next.end();
    next.once('end', () => again(next, fault));
    const trying = setInterval(() => void stillThere(next), tryEvery);
    trying.unref();
    next.once('end', () => clearInterval(trying));
    attempts = 0;
    if (wasReady) options.onGap();
    wasReady = true;
    heard.resolve();
  };

  /** A line that was cut without a word is noticed only by asking. */
  const stillThere = async (one: pg.Client) => {
    const patience = setTimeout(() => cut(one), tryEvery / 2);
    await one.query('SELECT 1').catch(() => undefined);
    clearTimeout(patience);
  };

  const again = (one: pg.Client, error: Error) => {
    if (closed || client !== one) return;
    client = null;
    one.end().catch(() => undefined);
    options.onLost(error);
    const pause = Math.min(10_000, 100 * 2 ** attempts);
    attempts += 1;
    waiting = setTimeout(() => void open(), pause);
  };

  void open();
  return {
    ready: heard.promise,
    close: async () => {
      closed = true;
      clearTimeout(waiting);
      heard.resolve();
      await client?.end().catch(() => undefined);
    },
  };
}

/** Ends a connection that no longer answers, without asking the other side. */
function cut(client: pg.Client): void {
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();
}
