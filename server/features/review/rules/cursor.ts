/** Where a page of complaints behind a number ended. */
export type Cursor = { readonly received: string; readonly number: string };

export const writeCursor = ({ received, number }: Cursor): string => `${received}.${number}`;

/** @returns null for what none of ours is */
export function readCursor(text: string): Cursor | null {
  const [, received, number] =
    /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\.(\d{12})$/.exec(text) ?? [];
  if (received === undefined || number === undefined) return null;
  return Number.isNaN(Date.parse(received)) ? null : { received, number };
}
