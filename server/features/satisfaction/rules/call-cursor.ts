/** Where a page of calls ended: since when that one waits, in milliseconds, and its number. */
export type CallCursor = { readonly since: number; readonly number: string };

export const writeCursor = ({ since, number }: CallCursor) => `${since}-${number}`;

/** Null for what no page ended with. */
export function readCursor(given: string): CallCursor | null {
  const [, since, number] = /^(\d{1,15})-([1-9]\d{11})$/.exec(given) ?? [];
  return since === undefined || number === undefined ? null : { since: Number(since), number };
}
