import type { Db } from '../../../platform/context.ts';
import { type ComplaintRow, followersByLeading } from '../../complaints/index.ts';

/** An entry of the history of a complaint, or for one that follows another what stands for it. */
export type Addressed = { readonly complaint: Pick<ComplaintRow, 'number'>; readonly seq: number };

/**
 * Whom it concerns that the clock of a leading complaint did something: its own complainants, and those of
 * every complaint that follows it, for whom this clock counts. What stands in the history of the leading
 * one is nobody else's to read, so what a notice to a follower quotes is looked up under no entry of
 * theirs: its `seq` is that of the leading one below zero.
 *
 * @param entries of the histories of leading complaints, or of such as lead nothing
 * @returns for each entry, in their order, the complaint itself and those that follow it
 */
export async function alsoFollowers(db: Db, entries: readonly Addressed[]): Promise<Addressed[][]> {
  const following = await followersByLeading(
    db,
    entries.map(({ complaint }) => complaint),
  );
  return entries.map(({ complaint, seq }) => [
    { complaint, seq },
    ...(following.get(complaint.number) ?? []).map((follower) => ({
      complaint: follower,
      seq: -seq,
    })),
  ]);
}
