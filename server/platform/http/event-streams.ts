import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/*
 * Server-sent events to many readers, of which each gets what is for them.
 *
 * Events are numbered by this run of this process, and kept for a while: a reader that comes back says
 * which was the last one seen and is sent what followed. What cannot be made up for, because it was
 * another run or too long ago, is a `reset`: the reader then fetches again whatever it shows.
 */

export type Streams<Reader> = {
  /**
   * Begins a stream; the reply is taken over and ends when the reader goes, or by `end`.
   *
   * @param since the number of the last event that was seen
   */
  open: (reply: ServerResponse, reader: Reader, since?: string) => void;
  /** Sends to each what they are to see of it: its data, or nothing. */
  send: (name: string, dataFor: (reader: Reader) => object | undefined) => void;
  /** Something may have been missed: all are told to fetch again, and nothing earlier is made up for. */
  reset: () => void;
  /** Ends those streams, saying why; without a reason the reader comes back by itself. */
  end: (whose: (reader: Reader) => boolean, why?: string) => void;
  readers: () => readonly Reader[];
};

export type StreamsOptions<Reader> = {
  /** One person may have so many streams; the oldest is ended when there is one more. */
  readonly perPerson: number;
  readonly personOf: (reader: Reader) => string;
  /** Events are kept for so long, in milliseconds, and no more than so many. */
  readonly keepFor: number;
  readonly keepMost: number;
  /** A reader that has not taken so many bytes is cut off; it comes back and is told what it missed. */
  readonly mostUnread: number;
  /** How often a line is kept from falling asleep, in milliseconds. */
  readonly beatEvery: number;
};

type Kept<Reader> = {
  readonly seq: number;
  readonly at: number;
  readonly name: string;
  readonly dataFor: (reader: Reader) => object | undefined;
};

export function eventStreams<Reader>(options: StreamsOptions<Reader>): Streams<Reader> {
  const open = new Map<ServerResponse, Reader>();
  let run = newRun();
  let seq = 0;
  let kept: Kept<Reader>[] = [];
  let beating: NodeJS.Timeout | undefined;

  const write = (reply: ServerResponse, text: string) => {
    reply.write(text);
    if (reply.writableLength > options.mostUnread) reply.destroy();
  };
  const event = (name: string, data: object, number = seq) =>
    `id: ${run}-${number}\nevent: ${name}\ndata: ${written(data)}\n\n`;

  const end = (reply: ServerResponse, why?: string) => {
    open.delete(reply);
    reply.end(why === undefined ? undefined : event('end', { why }));
  };

  /** What followed an event, or nothing where that is not known any more. */
  const missedSince = (since: string): Kept<Reader>[] | undefined => {
    const [ofRun, number] = since.split('-');
    const last = Number(number);
    const oldest = kept[0]?.seq ?? seq + 1;
    if (ofRun !== run || last > seq || last < oldest - 1) return undefined;
    return kept.filter((one) => one.seq > last);
  };

  const beat = () => {
    for (const reply of open.keys()) write(reply, ':\n\n');
    const tooOld = performance.now() - options.keepFor;
    kept = kept.filter(({ at }) => at > tooOld);
    if (open.size > 0 || kept.length > 0) return;
    clearInterval(beating);
    beating = undefined;
  };

  return {
    open: (reply, reader, since) => {
      const person = options.personOf(reader);
      const theirs = [...open].filter(([, other]) => options.personOf(other) === person);
      const tooMany = theirs.slice(0, Math.max(0, theirs.length + 1 - options.perPerson));
      for (const [oldest] of tooMany) end(oldest, 'too_many');
      reply.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // Nothing else will be asked on this line, which must not outlive the stream.
        connection: 'close',
        // A proxy that gathers a reply before passing it on would keep the events to itself.
        'x-accel-buffering': 'no',
      });
      const missed = since === undefined ? [] : missedSince(since);
      const resumed = since !== undefined && missed !== undefined;
      // Numbered as what was seen last, so that who is cut off before the rest is sent the rest again.
      const from = resumed ? Number(since.split('-')[1]) : seq;
      const begin = [`retry: 2000\n${event('hello', { resumed }, from)}`];
      if (missed === undefined) begin.push(event('reset', {}));
      for (const { name, dataFor, seq: number } of missed ?? []) {
        const data = dataFor(reader);
        if (data !== undefined) begin.push(event(name, data, number));
      }
      open.set(reply, reader);
      reply.on('close', () => open.delete(reply));
      write(reply, begin.join(''));
      beating ??= setInterval(beat, options.beatEvery).unref();
    },
    send: (name, dataFor) => {
      seq += 1;
      kept.push({ seq, at: performance.now(), name, dataFor });
      if (kept.length > options.keepMost) kept.shift();
      for (const [reply, reader] of open) {
        const data = dataFor(reader);
        if (data !== undefined) write(reply, event(name, data));
      }
    },
    reset: () => {
      run = newRun();
      seq = 0;
      kept = [];
      for (const reply of open.keys()) write(reply, event('reset', {}));
    },
    end: (whose, why) => {
      for (const [reply, reader] of open) if (whose(reader)) end(reply, why);
    },
    readers: () => [...open.values()],
  };
}

/** What is sent to many is written once. */
const texts = new WeakMap<object, string>();
function written(data: object): string {
  let text = texts.get(data);
  if (text === undefined) {
    text = JSON.stringify(data);
    texts.set(data, text);
  }
  return text;
}

function newRun(): string {
  return randomBytes(6).toString('hex');
}
