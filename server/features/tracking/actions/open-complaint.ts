import type { Ctx } from '../../../platform/context.ts';
import { settleAttempts, takeAttempts } from '../../../platform/db/counted-attempts.ts';
import { readTogether } from '../../../platform/db/read-together.ts';
import { Refusal } from '../../../platform/errors.ts';
import { addressOf } from '../../../platform/http/address-of.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import { readTrackingCode, sameCode, trackingCode } from '../../intake/index.ts';
import type { Acting } from '../../rights/index.ts';

/*
 * Number and code open a complaint. The number is not secret (it is read out at counters), so the code is
 * what is guessed: eight digits, each attempt counted. From one address a few wrong codes for one number
 * are slowed and then stopped; so that an outsider cannot lock the person out, the number itself stops
 * only after many more from everywhere together, still hopelessly few against a hundred million codes.
 * An address is often a whole mobile network: past so many wrong codes for whatever numbers its people wait
 * some seconds, and are never stopped. Whoever guesses there gets some thousand codes a day.
 * A number that does not exist answers the same as a wrong code, and takes the same time.
 */

/** Enough for a page that asks for all twenty files of a reply at once: each counts until it was right. */
const numberFromAddress = { free: 25, stopAt: 50 };
const addressAlone = { free: 200, longestWait: 15 };
const numberAlone = { free: 200, stopAt: 500 };

export type Opened = { readonly complaint: ComplaintRow; readonly acting: Acting };

/**
 * @param ip from where number and code were sent
 * @throws Refusal `not_found` when number and code do not belong together, `too_many_attempts`
 */
export async function openComplaint(ctx: Ctx, given: Given, ip: string): Promise<Opened> {
  return openAnd(ctx, given, ip, async (_ctx, opened) => opened);
}

/**
 * Opens, and shows something of what was opened, all over one connection: counting and the complaint are one
 * journey, giving the attempt back and what is shown the next.
 *
 * @param show reads by the database that its context has, and by no other
 * @throws Refusal as `openComplaint`
 */
export function openAnd<T>(
  ctx: Ctx,
  given: Given,
  ip: string,
  show: (ctx: Ctx, opened: Opened) => Promise<T>,
): Promise<T> {
  return readTogether(ctx.db, async (db) => {
    const { opened, settled } = await tryCode({ ...ctx, db }, given, ip);
    const shown = show({ ...ctx, db }, opened);
    await Promise.all([shown, settleAttempts(db, settled)]);
    return shown;
  });
}

type Given = { readonly number: string; readonly code: string };

async function tryCode(ctx: Ctx, given: Given, ip: string) {
  const { number } = given;
  const now = ctx.clock();
  const address = addressOf(ip);
  const subjects = [
    [`code from ${address}`, addressAlone],
    [`code of ${number} from ${address}`, numberFromAddress],
    [`code of ${number}`, numberAlone],
  ] as const;
  const acting = { kind: 'complainant', number } as const;
  // The attempt is counted for good before the complaint is looked at: they travel together, one after the other.
  const [, complaint] = await Promise.all([
    takeAttempts(ctx.db, subjects, now),
    readComplaint(ctx.db, acting, number),
  ]);
  const expected = trackingCode(
    ctx.sealing.keyFor('tracking-code'),
    number,
    complaint?.code_generation ?? 1,
  );
  const code = readTrackingCode(given.code) ?? '';
  if (!sameCode(code, expected) || complaint === undefined) {
    throw new Refusal('not_found', { field: 'code' });
  }
  const settled = [
    ['give back', subjects[0][0]],
    ['forgive', subjects[1][0]],
    ['give back', subjects[2][0]],
  ] as const;
  const opened: Opened = { complaint, acting };
  return { opened, settled };
}
