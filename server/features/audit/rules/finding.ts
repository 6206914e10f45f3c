/** Something that is not as the ledger says, and where. */
export type Finding = {
  /** The complaint's number, where it is known. */
  readonly complaint?: string;
  /** The move, by its place in the complaint's history. */
  readonly seq?: number;
  /** The leaf of the ledger, counted from 0. */
  readonly leaf?: number;
  /** What differs, in a few words. */
  readonly what: string;
};

/** A finding as it is printed: `complaint 295054842543, move 3: holder is …`. */
export function findingLine({ complaint, seq, leaf, what }: Finding): string {
  const places = [
    ...(complaint === undefined ? [] : [`complaint ${complaint}`]),
    ...(seq === undefined ? [] : [`move ${seq}`]),
    ...(leaf === undefined ? [] : [`leaf ${leaf}`]),
  ];
  return places.length === 0 ? what : `${places.join(', ')}: ${what}`;
}
