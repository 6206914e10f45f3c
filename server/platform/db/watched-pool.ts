/*
 * A pool that notices when its database is away: refused, cut off, or standing still without a word, as when a
 * network drops every packet or a machine is frozen.
 *
 * While statements are answered there is nothing to do. Where none has been answered for a while though somebody
 * waits, or a line was cut, the database is asked by a line of its own. If that gets no answer either, it is
 * away: every line is cut, so that whoever waits on one is told within seconds, and from then on whoever asks
 * is refused at once instead of queueing behind those who wait. The asking goes on, and the first answer opens
 * the pool again. Lines that were idle are cut as well: what a dead network left of them cannot be told from
 * one that works.
 *
 * A single line that stands still, while others are answered, is cut some seconds after the longest that a
 * statement may take, unless its transaction allowed itself more.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isLost } from './is-away.ts';

/** The database is away. As PostgreSQL says it itself while it starts, so that whoever tries that again does. */
class DatabaseAway extends Error {
  readonly code = '57P03';
  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'DatabaseAway';
  }
}

export type Watching = {
  /** Longest statement, in milliseconds; 0 is without limit. */
  readonly statementTimeout: number;
  /** After so many milliseconds without any answer the database is asked. Default 3000. */
  readonly slowAfter?: number;
  /** How long it has to answer then, in milliseconds. Default 5000: a machine with much to do is not away. */
  readonly patience?: number;
  /** While it is away it is asked again after so many milliseconds. Default 500. */
  readonly pause?: number;
  readonly onAway?: (error: Error) => void;
  /** It answers again. @param awayMs for how long it was away, in milliseconds */
  readonly onBack?: (awayMs: number) => void;
};

const lookEveryMs = 250;
/** What a statement may take on the way, on top of its own limit. */
const onTheWayMs = 5000;

type Waiting = { readonly since: number; readonly reject: (error: Error) => void };
type Callback = (error: unknown, client?: unknown, release?: unknown) => void;

export class WatchedPool extends pg.Pool {
  readonly #lines: Set<WatchedClient>;
  readonly #waiting = new Set<Waiting>();
  readonly #watching: Required<Omit<Watching, 'onAway' | 'onBack'>> & Watching;
  readonly #looking: NodeJS.Timeout;
  #answeredAt = performance.now();
  #away: { readonly since: number; readonly cause: Error } | null = null;
  #asking = false;

  constructor(options: pg.PoolConfig, watching: Watching) {
    const lines = new Set<WatchedClient>();
    const heard = (error: Error | null) => this.#heard(error);
    super({
      ...options,
      Client: class extends WatchedClient {
        constructor(config: pg.ClientConfig) {
          super(config, heard);
          lines.add(this);
          this.once('end', () => lines.delete(this));
        }
      } as unknown as NonNullable<pg.PoolConfig['Client']>,
    });
    this.#lines = lines;
    this.#watching = { slowAfter: 3000, patience: 5000, pause: 500, ...watching };
    this.on('error', heard);
    this.on('release', (_error, client) => {
      (client as unknown as WatchedClient).mayTakeLong = false;
    });
    this.#looking = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  /** Whether the database is known to be away: what needs it is refused at once. */
  get isAway(): boolean {
    return this.#away !== null;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const asked = this.#lend();
    if (callback === undefined) return asked;
    asked.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    clearInterval(this.#looking);
    if (callback === undefined) return super.end();
    super.end(callback);
    return undefined;
  }

  /** @throws DatabaseAway at once where it is known, or as soon as it is; what `pg` says where the pool is full */
  async #lend(): Promise<pg.PoolClient> {
    if (this.#away !== null) throw new DatabaseAway(this.#away.cause);
    return new Promise((resolve, reject) => {
      const waiting = { since: performance.now(), reject };
      this.#waiting.add(waiting);
      super.connect().then(
        (client) => {
          if (this.#waiting.delete(waiting)) resolve(client);
          else client.release(true);
        },
        (error: Error) => {
          if (isLost(error)) void this.#ask();
          this.#waiting.delete(waiting);
          reject(asAway(error));
        },
      );
    });
  }

  /** @param error what was answered, or null for an answer that is none */
  #heard(error: Error | null): void {
    if (error !== null && isLost(error)) void this.#ask();
    else this.#answeredAt = performance.now();
  }

  #look(): void {
    const now = performance.now();
    const { slowAfter, statementTimeout } = this.#watching;
    let since = now;
    for (const { since: waits } of this.#waiting) since = Math.min(since, waits);
    for (const line of this.#lines) {
      if (line.waitsSince === null) continue;
      since = Math.min(since, line.waitsSince);
      const bounded = statementTimeout > 0 && !line.mayTakeLong;
      if (bounded && now - line.waitsSince > statementTimeout + onTheWayMs) line.cut();
    }
    if (now - since > slowAfter && now - this.#answeredAt > slowAfter) void this.#ask();
  }

  /** Asks the database; where it does not answer, again and again until it does. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { pause, onAway, onBack } = this.#watching;
    try {
      for (;;) {
        const fault = await this.#fault();
        if (this.ending) return;
        if (fault === null) break;
        if (this.#away === null) {
          this.#away = { since: performance.now(), cause: fault };
          onAway?.(fault);
        }
        for (const line of this.#lines) line.cut();
        for (const { reject } of this.#waiting) reject(new DatabaseAway(fault));
        this.#waiting.clear();
        await wait(pause, undefined, { ref: false });
      }
      this.#answeredAt = performance.now();
      if (this.#away !== null) {
        const { since } = this.#away;
        this.#away = null;
        onBack?.(this.#answeredAt - since);
      }
    } finally {
      this.#asking = false;
    }
  }

  /** What keeps the database from answering a line of its own; null where it answers, be it that it is full. */
  async #fault(): Promise<Error | null> {
    const { patience } = this.#watching;
    const line = new pg.Client({
      ...(this.options as pg.ClientConfig),
      ...{ connectionTimeoutMillis: patience, query_timeout: patience },
      ...{ statement_timeout: patience, lock_timeout: patience, keepAlive: false },
    });
    line.on('error', () => undefined); // whoever waits for the answer is told too
    try {
      await line.connect();
      await line.query('SELECT 1');
      return null;
    } catch (error) {
      return isLost(error) ? (error as Error) : null;
    } finally {
      cutOff(line);
    }
  }
}

/** A line that knows since when it has been waiting for an answer. */
class WatchedClient extends pg.Client {
  /** Since when nothing was answered of what was asked; null where nothing is. */
  waitsSince: number | null = null;
  /** The transaction of this moment has lifted the limit on its statements. */
  mayTakeLong = false;
  readonly #heard: (error: Error | null) => void;
  #open = 0;

  constructor(config: pg.ClientConfig, heard: (error: Error | null) => void) {
    super(config);
    this.#heard = heard;
    const ask = super.query.bind(this) as unknown as (...asked: unknown[]) => unknown;
    // In place of the method, whose many forms differ in what they answer with only.
    this.query = ((...asked: unknown[]) => this.#watch(ask, asked)) as typeof this.query;
  }

  cut(): void {
    cutOff(this);
  }

  #watch(ask: (...asked: unknown[]) => unknown, asked: unknown[]): unknown {
    const [text] = asked;
    if (typeof text === 'string' && /^SET LOCAL statement_timeout/i.test(text)) {
      this.mayTakeLong = true;
    }
    this.waitsSince ??= performance.now();
    this.#open += 1;
    const callback = asked.at(-1);
    if (typeof callback === 'function') {
      const told = (error: Error | null, result: unknown) =>
        callback(this.#answered(error), result);
      return ask(...asked.slice(0, -1), told);
    }
    return (ask(...asked) as Promise<unknown>).then(
      (result) => {
        this.#answered(null);
        return result;
      },
      (error: Error) => {
        throw this.#answered(error);
      },
    );
  }

  #answered(error: Error | null): Error | null {
    this.#open -= 1;
    this.waitsSince = this.#open === 0 ? null : performance.now();
    this.#heard(error);
    return error === null ? null : asAway(error);
  }
}

const asAway = (error: Error): Error =>
  error instanceof DatabaseAway || !isLost(error) ? error : new DatabaseAway(error);

/** Ends a line without asking the other side. */
function cutOff(client: pg.Client): void {
  client.connection.stream.destroy();
}
