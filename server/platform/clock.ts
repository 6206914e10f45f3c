/** Where the time comes from. Tests pass one they can move; nothing else reads the machine's clock. */
export type Clock = () => Date;

export const machineClock: Clock = () => new Date();

/** The calendar day of an instant in a zone, `2026-07-01`. */
export function localDay(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();
