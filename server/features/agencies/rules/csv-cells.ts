/**
 * A spreadsheet takes a cell that begins with = + - @, their full-width forms, or a tab or line break before
 * them, for a formula, and runs it; some first drop a sign that is not seen. Such a cell is
 * written with an apostrophe before it, which spreadsheets read as "this is text"; on loading, one
 * apostrophe is taken away again. A cell that itself begins with apostrophes and then such a character
 * is given one more, so every text comes back as it was.
 */
const runs = '[=+\\-@＝＋－＠\\p{Cc}\\p{Cf}\\p{Z}]';
const written = new RegExp(`^'*${runs}`, 'u');
const read = new RegExp(`^'+${runs}`, 'u');

export function guardCell(text: string): string {
  return written.test(text) ? `'${text}` : text;
}

/** Undoes `guardCell`. */
export function unguardCell(cell: string): string {
  return read.test(cell) ? cell.slice(1) : cell;
}
