/**
 * Several who work at once, each with connections and a clock of their own.
 *
 * The clock of a lane is turned to the time of a step before the step is taken, and stands still
 * meanwhile: everything that the step causes (its history, its deadlines, what people are told, what
 * follows from it) is of that time. A lane takes one step at a time.
 *
 * Nobody is reached. Who complains here does not exist, and their telephone numbers may be somebody's,
 * so what people are told is written with the move that tells it and leaves no job behind, for the next
 * server would carry that out with whatever carriers it has. Each notice is worded and shown as sent at
 * its time; those of the last week are also files in the outbox, where a demonstration can be read.
 */
import { composeCtx } from '../../app.ts';
import {
  deliverAtOnce,
  type Notice,
  reachComplainant,
  tellAtOnce,
} from '../../features/notices/index.ts';
import type { UploadCtx } from '../../features/uploads/index.ts';
import { noticeLinks } from '../../jobs.ts';
import type { Config } from '../../platform/config.ts';
import type { Ctx, Db } from '../../platform/context.ts';
import { connect } from '../../platform/db/connect.ts';
import type { Log } from '../../platform/log.ts';
import type { Transport } from '../../platform/messages/message.ts';
import { outboxTransport } from '../../platform/messages/outbox.ts';
import { sealingWith } from '../../platform/sealing.ts';

export type Lane = {
  readonly ctx: Ctx;
  readonly uploads: UploadCtx;
  readonly turnTo: (at: Date) => void;
  /** Words notices as they are told here, and leaves no job behind. */
  readonly tell: (ctx: Ctx, db: Db, notices: readonly Notice[]) => Promise<number>;
};

const aWeek = 7 * 24 * 60 * 60 * 1000;

export type LaneParts = {
  readonly url: string;
  readonly config: Config;
  readonly log: Log;
  readonly uploads: UploadCtx;
  /** Where the outbox is, and the end of the demonstration. */
  readonly outbox: string;
  readonly end: Date;
};

export function openLanes(count: number, parts: LaneParts) {
  const carrier = demonstrationCarrier(parts.outbox, new Date(parts.end.getTime() - aWeek));
  const opened = Array.from({ length: count }, () => openLane(parts, carrier));
  return {
    lanes: opened.map(({ lane }) => lane),
    close: async () => void (await Promise.all(opened.map(({ close }) => close()))),
  };
}

function openLane({ url, config, log, uploads, end }: LaneParts, carrier: Transport) {
  let now = end;
  const clock = () => now;
  const { db, close } = connect(withoutWaiting(url), {
    max: 3,
    role: 'insaf_app',
    applicationName: 'insaf demonstration',
  });
  const means = {
    transports: { email: carrier, sms: carrier, close: carrier.close },
    reach: reachComplainant,
    linkTo: noticeLinks({ config, sealing: sealingWith(config.INSAF_SECRET) }),
  };
  const ctx = composeCtx({ db, config, log, clock }, (at, tx, moves) =>
    tellAtOnce(at, means, tx, moves),
  );
  const lane: Lane = {
    ctx,
    uploads: { ...uploads, db, clock },
    turnTo: (at) => {
      now = at;
    },
    tell: (at, tx, notices) => deliverAtOnce(at, means, tx, notices),
  };
  return { lane, close };
}

/** What a crash takes is made again by the next run, so no step has to wait for the disk. */
function withoutWaiting(url: string): string {
  const address = new URL(url);
  const theirs = address.searchParams.get('options');
  const ours = '-c synchronous_commit=off';
  address.searchParams.set('options', theirs === null ? ours : `${theirs} ${ours}`);
  return address.href;
}

/** Writes what was said since an instant to the outbox, and lets go of what is older. */
function demonstrationCarrier(folder: string, since: Date): Transport {
  const outbox = outboxTransport(folder, () => since);
  return {
    ...outbox,
    send: async (message) => {
      if (message.at !== undefined && message.at >= since) return outbox.send(message);
      return {};
    },
  };
}
