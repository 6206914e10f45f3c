/** Where a page of openings ended: when that one was asked for, to the microsecond, and what names it. */
export type OpeningCursor = {
  readonly askedAt: string;
  readonly number: string;
  readonly openingNo: number;
};

/** `1783234800000000-501234567890-1` */
export function writeCursor({ askedAt, number, openingNo }: OpeningCursor): string {
  return `${askedAt}-${number}-${openingNo}`;
}

/** Null for what no page ended with. */
export function readCursor(given: string): OpeningCursor | null {
  const [, askedAt, number, openingNo] =
    /^(\d{1,17})-([1-9]\d{11})-([1-9]\d{0,4})$/.exec(given) ?? [];
  if (askedAt === undefined || number === undefined) return null;
  return { askedAt, number, openingNo: Number(openingNo) };
}
