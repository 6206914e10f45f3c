import { largestUpload, uploadLimits, uploadTypes } from '@insaf/contract/uploads.ts';
import { cleanName } from '../../../platform/files/clean-name.ts';

/** What a sender says of a file before sending it, made fit to be kept. */
export type Declared = { name: string | null; type: string | null };

/** @param metadata of tus: `filename` and `filetype`, as the usual clients call them */
export function readDeclared(metadata: Readonly<Record<string, string | null>>): Declared {
  const type = (metadata.filetype ?? metadata.type ?? '').trim().toLowerCase();
  return {
    name: cleanName(metadata.filename ?? metadata.name),
    type: /^[a-z]+\/[a-z0-9.+-]{1,80}(;.{0,15})?$/.test(type) ? type : null,
  };
}

/**
 * How large a file of this declared type may be, in bytes: so that a person with a weak connection
 * hears at once that a photo is too large, not after sending it. A type that we do not know may be
 * anything, and gets the largest limit; what it is will be seen.
 */
export function declaredLimit(type: string | null): number {
  const known = type?.split(';')[0]?.trim() ?? '';
  return Object.hasOwn(uploadTypes, known)
    ? uploadLimits[uploadTypes[known as keyof typeof uploadTypes].kind].bytes
    : largestUpload;
}
