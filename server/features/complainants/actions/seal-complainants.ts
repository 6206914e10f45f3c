import type { Generation } from '../../../platform/keys/generation.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { openFor, openKey, sealFor } from '../../../platform/keys/seal-for.ts';
import { identityHashes } from '../rules/identity-hashes.ts';
import type { Identity, ReadComplainant } from '../rules/read-complainant.ts';

/** Whose a key is: it opens for no other complainant, and for none of another complaint. */
export const ownerOf = (number: string, complainantNo: number): string =>
  `complainant ${number}/${complainantNo}`;

/** The rows that keep the complainants of one complaint: sealed, and found again only by keyed hash. */
export function sealComplainants(
  generation: Generation,
  number: string,
  people: readonly ReadComplainant[],
  filedAt: Date,
) {
  return people.map(({ identity, kind, language, noticeBy }, index) => {
    const complainantNo = index + 1;
    return {
      complaint_number: number,
      complainant_no: complainantNo,
      filed_at: filedAt,
      kind,
      language,
      notice_by: noticeBy,
      ...sealFor(generation, ownerOf(number, complainantNo), JSON.stringify(identity)),
      ...identityHashes(generation, identity),
    };
  });
}

export type SealedComplainant = {
  readonly complaint_number: string;
  readonly complainant_no: number;
  readonly sealed: Buffer;
  readonly sealed_key: Buffer;
  readonly key_no: number;
};

/** Who it is, opened. @throws Refusal `busy` when the master key cannot be reached */
export async function openIdentity(ring: KeyRing, row: SealedComplainant): Promise<Identity> {
  const owner = ownerOf(row.complaint_number, row.complainant_no);
  return JSON.parse(await openFor(ring, owner, row)) as Identity;
}

/** The key of a person, for what else of theirs it seals. */
export function openPersonKey(ring: KeyRing, row: SealedComplainant): Promise<Buffer> {
  return openKey(ring, ownerOf(row.complaint_number, row.complainant_no), row);
}
