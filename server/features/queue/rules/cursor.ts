/** Where a page ended: the part of the list, and the place in it. */
export type Cursor = { readonly phase: number; readonly turnAt: string; readonly number: string };

/** `1~2026-07-05T07:00:00.123456Z~123456789018` */
const form = /^([123])~(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{6}Z)~(\d{12})$/;

export function writeCursor({ phase, turnAt, number }: Cursor): string {
  return `${phase}~${turnAt}~${number}`;
}

/** @returns null for what `writeCursor` did not write */
export function readCursor(text: string): Cursor | null {
  const [, phase, seconds, fraction, number] = form.exec(text) ?? [];
  if (seconds === undefined || number === undefined) return null;
  const read = new Date(`${seconds}Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(seconds)) return null;
  return { phase: Number(phase), turnAt: `${seconds}${fraction}`, number };
}
