/** What the rule of a category asks for, by count. */
type Rule = { readonly photosAfter: number; readonly documents: number };
/** A file that waits with a complaint; the photo of a paper counts as a document. */
type Waiting = { readonly kind: string | null; readonly documentKind: string | null };

/**
 * How many photos of its own place, and how many documents, a complaint still needs besides the files that
 * wait with it. Whether these files are any good only the rule itself can say, when they are looked at.
 */
export function stillNeeded(rule: Rule, files: readonly Waiting[]) {
  const scenes = files.filter(
    ({ kind, documentKind }) => kind === 'photo' && documentKind === null,
  );
  const papers = files.length - scenes.length;
  return {
    photos: Math.max(0, rule.photosAfter - scenes.length),
    documents: Math.max(0, rule.documents - papers),
  };
}
