/** Pure reading and writing of mentions in the text of a note: `@منى السيد`. */

/** The name that is being typed after an @, where the caret is, or null. */
export function mentionAt(text: string, caret: number): { from: number; words: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from === -1 || (from > 0 && !/[\s(،.]/.test(before[from - 1] ?? ''))) return null;
  const words = before.slice(from + 1);
  // A name has a few words on one line; beyond that it is no name any more.
  return /\n|\s{2}|^\s/.test(words) || words.split(' ').length > 4 ? null : { from, words };
}

/** The text with the name put in place of what was typed of it, and where the caret is then. */
export function withMention(
  text: string,
  { from, caret, name }: { from: number; caret: number; name: string },
): { text: string; caret: number } {
  const put = `@${name} `;
  return {
    text: text.slice(0, from) + put + text.slice(caret).trimStart(),
    caret: from + put.length,
  };
}

type Person = { readonly id: string; readonly name: string };

/** Those chosen before whose name still stands in the text. */
export function mentionsIn(text: string, chosen: readonly Person[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}

/** The text in parts, those that mention somebody told apart; longer names before their beginnings. */
export function partsOf<P extends Person>(
  text: string,
  mentioned: readonly P[],
): { text: string; person: P | null }[] {
  const names = mentioned.toSorted((a, b) => b.name.length - a.name.length);
  const parts: { text: string; person: P | null }[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const person =
      text[at] === '@' ? names.find(({ name }) => text.startsWith(name, at + 1)) : null;
    if (!person) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, person: null });
    plain = '';
    parts.push({ text: `@${person.name}`, person });
    at += person.name.length + 1;
  }
  if (plain !== '') parts.push({ text: plain, person: null });
  return parts;
}
