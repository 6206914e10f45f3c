/** Where a page of erasures ended: when that one was asked for, to the microsecond, and its complaint. */
export type WaitingCursor = { readonly askedAt: string; readonly number: string };

/** `1783234800000000-501234567890` */
export const writeCursor = ({ askedAt, number }: WaitingCursor): string => `${askedAt}-${number}`;

/** Null for what no page ended with. */
export function readCursor(given: string): WaitingCursor | null {
  const [, askedAt, number] = /^(\d{1,17})-([1-9]\d{11})$/.exec(given) ?? [];
  return askedAt === undefined || number === undefined ? null : { askedAt, number };
}
