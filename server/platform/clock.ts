/** Where the time comes from. Tests pass one they can move; nothing else reads the machine's clock. */
export type Clock = () => Date;

export const machineClock: Clock = () => new Date();

/** The calendar day of an instant in a zone, `2026-07-01`. */
export function localDay(at: Date, zone: string): string {
  let known = zones.get(zone);
  if (known === undefined) {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    known = { format, second: Number.NaN, day: '' };
    zones.set(zone, known);
  }
  const second = Math.floor(at.getTime() / 1000);
  if (second !== known.second) {
    known.day = known.format.format(at);
    known.second = second;
  }
  return known.day;
}

/** With the second that was asked for last: a busy server asks for the same one many times. */
const zones = new Map<string, { format: Intl.DateTimeFormat; second: number; day: string }>();
