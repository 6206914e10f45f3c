import { createHash } from 'node:crypto';
import type { FrozenReview } from '@insaf/contract/meetings.ts';
import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';

/** A closed review as it is kept: its one text, and the SHA-256 of that in UTF-8, hexadecimal. */
export type Frozen = { readonly text: string; readonly sha256: string };

/** What has no value is left out, as in every answer of the API. */
export function freeze(review: FrozenReview): Frozen {
  const text = canonicalJson(JSON.parse(JSON.stringify(review)) as Json);
  return { text, sha256: hashOf(text) };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
