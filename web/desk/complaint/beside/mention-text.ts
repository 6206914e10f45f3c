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

/** A part of a text: where in it the part begins, and whom it mentions. */
type Part<P> = { at: number; text: string; person: P | null };

/** The text in parts, those that mention somebody told apart; longer names before their beginnings. */
export function partsOf<P extends Person>(text: string, mentioned: readonly P[]): Part<P>[] {
  const names = mentioned.toSorted((a, b) => b.name.length - a.name.length);
  const parts: Part<P>[] = [];
  let plain = '';
  const endPlain = (at: number) => {
    if (plain !== '') parts.push({ at: at - plain.length, text: plain, person: null });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const person =
      text[at] === '@' ? names.find(({ name }) => text.startsWith(name, at + 1)) : null;
    if (!person) {
      plain += text[at];
      at += 1;
      continue;
    }
    endPlain(at);
    parts.push({ at, text: `@${person.name}`, person });
    at += person.name.length + 1;
  }
  endPlain(text.length);
  return parts;
}
