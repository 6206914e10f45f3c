/** Somebody wrote an internal note on a complaint. */
export type NoteAdded = {
  readonly name: 'noteAdded';
  readonly number: string;
  readonly noteNo: number;
  /** Who wrote it, and the agency they wrote it for. */
  readonly staffId: string;
  readonly agencyId: number;
  /** Who is mentioned in it. */
  readonly mentions: readonly string[];
};
