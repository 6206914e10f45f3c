import { installation } from '../installation.ts';

const parts = new Intl.DateTimeFormat('sv-SE', {
  ...({ timeZone: installation.zone, dateStyle: 'short', timeStyle: 'short' } as const),
});

/** An instant as a field of date and time has it, in the zone of the installation. */
export const toField = (at: string | null): string =>
  at === null ? '' : parts.format(new Date(at)).replace(' ', 'T');

/** The instant that such a field says; null for none. */
export function fromField(value: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const asUtc = Date.parse(`${value.slice(0, 16)}Z`);
  // Twice, for a clock that is put on in between.
  const off = (at: number) => Date.parse(`${toField(new Date(at).toISOString())}Z`) - at;
  return new Date(asUtc - off(asUtc - off(asUtc))).toISOString();
}
