/**
 * A spreadsheet takes a cell that begins with = + - @, their full-width forms, or a tab or line break before
 * them, for a formula, and runs it; some first drop a sign that is not seen. Such a cell is
 * written with an apostrophe before it, which spreadsheets read as "this is text"; on loading, one
 * apostrophe is taken away again. A cell that itself begins with apostrophes and then such a character
 * is given one more, so every text comes back as it was.
 *
 * Where a semicolon or a tab parts cells, as in the spreadsheets of many countries, a cell of ours falls
 * apart at them, and so what follows one within a cell is guarded in the same way.
 */
const signs = '=+\\-@＝＋－＠';
const unseen = '\\p{Cc}\\p{Cf}\\p{Z}';
const cell = {
  written: starting("'*", `[${signs}${unseen}]`),
  read: starting("'+", `[${signs}${unseen}]`),
};
const part = {
  written: starting("'*", `[${unseen}]*[${signs}]`),
  read: starting("'+", `[${unseen}]*[${signs}]`),
};

function starting(apostrophes: string, dangerous: string): RegExp {
  return new RegExp(`^${apostrophes}${dangerous}`, 'u');
}

export function guardCell(text: string): string {
  const parted = eachPart(text, (after) => (part.written.test(after) ? `'${after}` : after));
  return cell.written.test(parted) ? `'${parted}` : parted;
}

/** Undoes `guardCell`. */
export function unguardCell(text: string): string {
  const parted = cell.read.test(text) ? text.slice(1) : text;
  return eachPart(parted, (after) => (part.read.test(after) ? after.slice(1) : after));
}

/** Changes what stands behind each character at which a cell could fall apart. */
function eachPart(text: string, change: (after: string) => string): string {
  return text
    .split(/(?<=[;\t\r\n])/)
    .map((after, at) => (at === 0 ? after : change(after)))
    .join('');
}
