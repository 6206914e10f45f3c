/*
 * The digests of a morning. A job looks every minute whose working day has begun, takes people a few at a
 * time, and sends each their digest; any number of servers do so at once. A row for each person says which
 * day's digest they last had and how far it came: who takes it has ten minutes to hand it over, then
 * another may. After hours in which nothing ran there is one digest, today's, and none once the working
 * day is over; what was missed is not sent later, because what still waits stands in the next.
 */
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { type Morning, markUnknown, peopleToTell, takeDigests } from '../queries.ts';
import { workPermissions } from '../rules/work.ts';
import { mornings } from './mornings.ts';
import { type Outcome, sendDigest } from './send-digest.ts';

const minute = 60_000;
/** How long one who took a digest has it for themselves. */
const takenFor = 10 * minute;
/** People taken at a time, mails made beside each other, and people of one run: the next comes in a minute. */
const size = { page: 24, beside: 4, run: 3000 };

/** Sends what is due now. @returns how many mails were handed over */
export async function sendDigests(
  ctx: Ctx,
  transports: Pick<Transports, 'email'>,
): Promise<number> {
  const now = ctx.clock();
  const left = new Date(now.getTime() - takenFor);
  const morning: Morning = { now, left, day: localDay(now, ctx.config.TIME_ZONE) };
  const unknown = await markUnknown(ctx.db, left);
  if (unknown > 0) ctx.log.warn({ unknown }, 'digests were being sent when their sender ended');
  const { begun, atWork } = await mornings(ctx, now);
  if (begun.length === 0) return 0;
  let sent = 0;
  let after = '';
  for (let looked = 0; looked < size.run; looked += size.page) {
    const asked = { agencyIds: begun, work: workPermissions, after, limit: size.page };
    const people = await peopleToTell(ctx.db, morning, asked);
    const last = people.at(-1);
    if (last === undefined) break;
    after = last;
    const taken = await takeDigests(ctx.db, morning, people);
    const outcomes = await besideEachOther(taken, (staffId) =>
      sendOne(ctx, transports, morning, { staffId, atWork }),
    );
    const handedOver = outcomes.filter((outcome) => outcome === 'sent').length;
    sent += handedOver;
    // Where the carrier is away it is away for all: the next run tries a few others, and these later.
    if (handedOver === 0 && outcomes.includes('away')) break;
  }
  return sent;
}

/** One whose digest cannot be made keeps it from nobody else. */
async function sendOne(
  ctx: Ctx,
  ...given: [Pick<Transports, 'email'>, Morning, { staffId: string; atWork: ReadonlySet<number> }]
): Promise<Outcome> {
  try {
    return await sendDigest(ctx, ...given);
  } catch (error) {
    ctx.log.error({ err: error }, 'a digest could not be made');
    return 'failed';
  }
}

async function besideEachOther<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const waiting = [...all];
  const done: R[] = [];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      done.push(await act(one));
    }
  };
  await Promise.all(Array.from({ length: size.beside }, worker));
  return done;
}
