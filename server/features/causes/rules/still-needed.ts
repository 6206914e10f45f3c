import { type CauseClaim, causeClaims } from '@insaf/contract/causes.ts';
import { askedBy } from '../../evidence/index.ts';

/** What the rule of a category asks for, by count. */
type Rule = { readonly photosAfter: number; readonly documents: number };
/** A file that waits with a complaint; the photo of a paper counts as a document. */
type Waiting = { readonly kind: string | null; readonly documentKind: string | null };
type Needs = { readonly photos: number; readonly documents: number };

/**
 * How many photos of its own place, and how many documents, a complaint still needs besides the files that
 * wait with it, by what a reply would claim. Whether these files are any good only the rule itself can say,
 * when they are looked at.
 */
export function stillNeeded(rule: Rule, files: readonly Waiting[]): Record<CauseClaim, Needs> {
  const scenes = files.filter(
    ({ kind, documentKind }) => kind === 'photo' && documentKind === null,
  );
  const papers = files.length - scenes.length;
  const needs = causeClaims.map((claim) => {
    const asked = askedBy(claim, rule);
    const photos = Math.max(0, asked.photosAfter - scenes.length);
    return [claim, { photos, documents: Math.max(0, asked.documents - papers) }];
  });
  return Object.fromEntries(needs);
}
