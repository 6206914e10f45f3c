import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Ctx } from '../../../platform/context.ts';
import { type Hearing, listen } from '../../../platform/db/listen.ts';
import { Refusal } from '../../../platform/errors.ts';
import { eventStreams } from '../../../platform/http/event-streams.ts';
import { holdingOf, type Staff } from '../../rights/index.ts';
import { limitsOf, sessionsSince } from '../../sign-in/index.ts';
import { liveChannel, type RightsChanged, type Said } from '../events.ts';
import { validSessions } from '../queries.ts';
import { prepareEvents } from './prepare-events.ts';

/*
 * What happens, told as it happens. Every process hears what any of them says (`say.ts`), looks up who may
 * read the complaints concerned, and sends each of its own readers what is for them. A process hears from
 * its first reader on, and for some minutes after its last, so that who comes back is told what they missed.
 *
 * What a reader may be told is decided by their roles of that moment. Whatever takes rights or a session away
 * is said too, and heard in the order of commits; before anything that comes after it is told, all readers
 * are looked at again. The same before anything is told after a role or a session has ended by time alone,
 * and after the line was lost. While that cannot be done, nothing is told.
 */

type Reader = { acting: Staff; readonly session: string; until: number };

export type Live = {
  /**
   * A reader with the roles of this moment, to be given to `open` at once.
   *
   * @throws Refusal `busy` when nothing can be told now, `not_signed_in` when the session has ended
   */
  readonly admit: (who: { acting: Staff; session: string }) => Promise<Reader>;
  /** Takes a reply over and streams to it until the reader goes, the session ends or the server stops. */
  readonly open: (reply: ServerResponse, reader: Reader, since?: string) => void;
  /** Ends all streams, so that the server can stop; nothing is streamed any more. */
  readonly close: () => Promise<void>;
};

export type LiveOptions = {
  readonly connection: pg.ClientConfig;
  /** How often sessions and roles are looked at again without a cause, in milliseconds. Default 10 000. */
  readonly lookEvery?: number;
  /** How often a quiet line is kept awake, in milliseconds. Default 20 000. */
  readonly beatEvery?: number;
};

const keepFor = 5 * 60_000;
const mostAtOnce = 500;

export function openLive(ctx: Ctx, options: LiveOptions): Live {
  const { lookEvery = 10_000, beatEvery = 20_000 } = options;
  const streams = eventStreams<Reader>({
    ...{ perPerson: 8, personOf: ({ acting }) => acting.staffId },
    ...{ keepFor, keepMost: 5000, mostUnread: 1 << 20, beatEvery },
  });
  let hearing: Hearing | null = null;
  let lastRead = 0;
  let looking: NodeJS.Timeout | undefined;
  let closed = false;
  const heard: (Said | RightsChanged)[] = [];
  let telling: Promise<void> | null = null;
  /** How often rights changed, as far as was heard; and whether readers were looked at since. */
  let changes = 0;
  let isStale = false;

  const endAll = (gone: ReadonlySet<Reader>) => streams.end((one) => gone.has(one), 'signed_out');
  let lastLook = Promise.resolve();
  /**
   * Takes up the roles of this moment for all readers, and ends the streams of sessions that ended. One look
   * after the other: what an earlier one found never takes the place of what a later one did.
   */
  const lookAgain = () => {
    const look = lastLook.then(async () => {
      const before = changes;
      await refresh(ctx, streams.readers(), endAll);
      if (changes === before) isStale = false;
    });
    lastLook = look.catch(() => undefined);
    return look;
  };
  const mustLook = () => {
    const now = ctx.clock().getTime();
    return isStale || streams.readers().some(({ until }) => until <= now);
  };

  /** In the order in which things were said, many at once when many were. */
  const tellAll = async () => {
    while (heard.length > 0) {
      const said = heard.splice(0, mostAtOnce).filter((one) => one[0] !== 'r');
      try {
        const prepared = said.length === 0 ? [] : await prepareEvents(ctx, said);
        while (mustLook()) await lookAgain();
        for (const { name, dataFor } of prepared) {
          streams.send(name, ({ acting }) => dataFor(acting));
        }
      } catch (err) {
        ctx.log.warn({ err }, 'what happened could not be told; all fetch again');
        streams.reset();
      }
    }
    telling = null;
  };

  const hear = () => {
    hearing ??= listen({
      connection: options.connection,
      channel: liveChannel,
      onHeard: (things) => {
        const all = things as (Said | RightsChanged)[];
        if (all.some(([kind]) => kind === 'r')) {
          changes += 1;
          isStale = true;
        }
        heard.push(...all);
        telling ??= tellAll();
      },
      onGap: () => {
        changes += 1;
        isStale = true;
        streams.reset();
      },
      onLost: (err) => ctx.log.warn({ err }, 'the connection for live events was lost'),
    });
    looking ??= setInterval(() => void look(), lookEvery).unref();
    return hearing.ready;
  };

  /** Ends streams whose session has ended, and takes up the roles of this moment for the others. */
  const look = async () => {
    const readers = streams.readers();
    if (readers.length > 0) lastRead = performance.now();
    else if (performance.now() - lastRead > keepFor) return rest();
    try {
      await lookAgain();
    } catch (err) {
      ctx.log.warn({ err }, 'sessions of live streams could not be looked at');
    }
  };

  const rest = async () => {
    clearInterval(looking);
    looking = undefined;
    const ended = hearing;
    hearing = null;
    streams.reset();
    await ended?.close();
  };

  return {
    admit: async (who) => {
      lastRead = performance.now();
      if (closed) throw new Refusal('busy');
      const waited = setTimeout(5000, 'waited', { ref: false });
      if ((await Promise.race([hear(), waited])) === 'waited') throw new Refusal('busy');
      const reader: Reader = { ...who, until: 0 };
      for (;;) {
        const before = changes;
        const ended = () => {
          throw new Refusal('not_signed_in');
        };
        await refresh(ctx, [reader], ended);
        if (changes === before) return reader;
      }
    },
    open: (reply, reader, since) => {
      if (closed || reply.destroyed) reply.destroy();
      else streams.open(reply, reader, since);
    },
    close: async () => {
      closed = true;
      streams.end(() => true);
      await rest();
      await telling;
    },
  };
}

async function refresh(
  ctx: Ctx,
  readers: readonly Reader[],
  end: (gone: ReadonlySet<Reader>) => void,
): Promise<void> {
  if (readers.length === 0) return;
  const rows = await validSessions(
    ctx.db,
    readers.map(({ session }) => session),
    ctx.clock(),
    sessionsSince(ctx.clock(), limitsOf(ctx)),
  );
  const bySession = Map.groupBy(rows, (row) => row.session_id);
  const gone = new Set<Reader>();
  for (const reader of readers) {
    const valid = bySession.get(reader.session);
    if (valid === undefined) gone.add(reader);
    else {
      reader.acting = { ...reader.acting, holdings: valid.flatMap(holdingOf) };
      reader.until = Math.min(...valid.map(({ until }) => until));
    }
  }
  if (gone.size > 0) end(gone);
}
