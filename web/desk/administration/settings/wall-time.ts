/**
 * The time on the wall of a zone, as `datetime-local` fields take it (`2026-07-05T17:30`), and back. The
 * installation has one zone, which need not be that of the browser.
 */
export function toWallTime(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** @returns the instant; in an hour that the clock skips, the one after it */
export function fromWallTime(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  // The distance of the zone is read at the guess, and once more where it led across a change of it.
  let at = asUtc;
  for (let round = 0; round < 2; round += 1) {
    const shown = Date.parse(`${toWallTime(new Date(at).toISOString(), zone)}Z`);
    at += asUtc - shown;
  }
  return new Date(at).toISOString();
}
