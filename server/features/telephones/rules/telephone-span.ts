/** What is shown to whoever holds a telephone now: filed since, and not ended before. */
export type TelephoneSpan = { readonly filedSince: Date; readonly endedSince: Date };

type Months = { readonly TELEPHONE_FILED_MONTHS: number; readonly TELEPHONE_ENDED_MONTHS: number };

/**
 * A number that is not used is given to somebody else after some months, and what its last holder filed is
 * not theirs to read.
 */
export function telephoneSpan(now: Date, months: Months): TelephoneSpan {
  return {
    filedSince: monthsBefore(now, months.TELEPHONE_FILED_MONTHS),
    endedSince: monthsBefore(now, months.TELEPHONE_ENDED_MONTHS),
  };
}

/** The same day of an earlier month, or the last one where that month is shorter. */
function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(now.getUTCMonth() - months);
  if (before.getUTCDate() !== now.getUTCDate()) before.setUTCDate(0);
  return before;
}
