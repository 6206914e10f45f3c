/** Where a page of mentions ended. `at` is text to the microsecond, which no Date can hold. */
export type MentionCursor = {
  readonly read: boolean;
  readonly at: string;
  readonly number: string;
  readonly noteNo: number;
};

const form = /^([01])~(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{6}Z)~(\d{12})~(\d{1,9})$/;

export function writeCursor({ read, at, number, noteNo }: MentionCursor): string {
  return [read ? 1 : 0, at, number, noteNo].join('~');
}

/** The cursor that was written so, or null for any other text. */
export function readCursor(text: string): MentionCursor | null {
  const [, read, seconds, fraction, number, noteNo] = form.exec(text) ?? [];
  if (seconds === undefined || number === undefined) return null;
  const instant = new Date(`${seconds}Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(seconds)) return null;
  return { read: read === '1', at: `${seconds}${fraction}`, number, noteNo: Number(noteNo) };
}
