import type { Ctx } from '../../../platform/context.ts';
import { removeEnded as remove } from '../queries.ts';

const aDay = 24 * 60 * 60_000;
/** A device's cookie lives for a year; sign-ins are remembered for half of one. */
const [deviceDays, signInDays] = [365, 180];

/** Removes sessions, links and devices that are over, and sign-ins of more than half a year ago. */
export function removeEnded({ db, clock }: Ctx): Promise<void> {
  const now = clock();
  const daysAgo = (days: number) => new Date(now.getTime() - days * aDay);
  return remove(db, { now, devices: daysAgo(deviceDays), signIns: daysAgo(signInDays) });
}
