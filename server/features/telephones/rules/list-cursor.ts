/** Where a page of the list ended: when that complaint was filed, to the microsecond, and its number. */
export type ListCursor = { readonly filedAt: string; readonly number: string };

/** `1783234800000000-501234567890` */
export function writeCursor({ filedAt, number }: ListCursor): string {
  return `${filedAt}-${number}`;
}

/** Null for what no page ended with. */
export function readCursor(given: string): ListCursor | null {
  const [, filedAt, number] = /^(\d{1,17})-([1-9]\d{11})$/.exec(given) ?? [];
  return filedAt === undefined || number === undefined ? null : { filedAt, number };
}
