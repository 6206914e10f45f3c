import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';
import { commitment, partSalt } from 'insaf-verify/commitment.ts';
import type { Row } from './material.ts';
import { type Codes, type Parts, partKinds } from './parts-of-moves.ts';

/*
 * What a leaf is made of: the canonical JSON of an entry, in which everything that could identify anybody
 * is replaced by a salted commitment (docs/ledger.md).
 */

/** The two secrets of a complaint. The personal one is null from the person's erasure on. */
export type Salts = { readonly stays: Uint8Array; readonly personal: Uint8Array | null };

/** A part's value with what its commitment was made of: who has both can show what was entered. */
export type Opened = { readonly value: Json; readonly salt: Uint8Array };

export const entryVersion = 1;

/** The value that the part `complaint` commits to: the number as people read it. */
export const numberValue = (number: string): Json => number;

const isPersonal = (part: string): boolean =>
  part in partKinds && partKinds[part as keyof typeof partKinds].personal;

/**
 * The salts and values by which the parts of a move can be opened, the complaint's number among them as
 * `complaint`. Personal parts are missing once their salt is.
 */
export function openedParts(number: string, seq: number, parts: Parts, salts: Salts) {
  const found: Record<string, Opened> = {
    complaint: { value: numberValue(number), salt: partSalt(salts.stays, seq, 'complaint') },
  };
  for (const [name, value] of Object.entries(parts)) {
    const salt = isPersonal(name) ? salts.personal : salts.stays;
    if (salt !== null) found[name] = { value, salt: partSalt(salt, seq, name) };
  }
  return found;
}

/** The commitments of opened parts but the number's, by name. */
export function commitmentsOf(opened: Readonly<Record<string, Opened>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(opened)
      .filter(([name]) => name !== 'complaint')
      .map(([name, { value, salt }]) => [name, commitment(value, salt)]),
  );
}

/** What an entry of a move says to everybody. */
export function clearOfMove(move: Row, { agency }: Codes): Readonly<Record<string, Json>> {
  return {
    v: entryVersion,
    type: 'move',
    at: new Date(move.at as string).toISOString(),
    seq: move.seq as number,
    verb: move.verb as string,
    from: move.from_status ?? null,
    to: move.to_status as string,
    by: move.actor as string,
    agency: typeof move.agency_id === 'number' ? agency(move.agency_id) : null,
    holder: agency(move.holder_id as number),
  };
}

/** The entry: what it says to everybody, and its commitments. */
export function entryOf(
  clear: Readonly<Record<string, Json>>,
  opened: Readonly<Record<string, Opened>>,
): string {
  const { complaint } = opened;
  return canonicalJson({
    ...clear,
    complaint: complaint === undefined ? null : commitment(complaint.value, complaint.salt),
    parts: commitmentsOf(opened),
  });
}
