/** Where a page of obstacles ended: its moment to the microsecond, and its id. */
export type Cursor = { readonly at: string; readonly id: string };

const form = /^(\d{1,17})~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const writeCursor = ({ at, id }: Cursor): string => `${at}~${id}`;

/** Null for what no page ended with. */
export function readCursor(given: string): Cursor | null {
  const [, at, id] = form.exec(given) ?? [];
  return at === undefined || id === undefined ? null : { at, id };
}
