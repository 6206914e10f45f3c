import type { Db } from '../../../platform/context.ts';
import { followersByLeading } from '../../complaints/index.ts';
import type { NoticeKey } from '../queries.ts';

const acting = { kind: 'system', job: 'tell-followers' } as const;

/** Whose complainants are told of an entry, and under which key. */
export type Addressed = Pick<NoticeKey, 'complaintNumber' | 'seq'>;

/**
 * Whom it concerns that the clock of a leading complaint did something: its own complainants, and those of
 * every complaint that follows it, for whom this clock counts. What stands in the history of the leading
 * one is nobody else's to read, so what a notice to a follower quotes is looked up under no entry of
 * theirs: its `seq` is that of the leading one below zero.
 *
 * @param entries of the histories of leading complaints, or of such as lead nothing
 * @returns for each entry, in their order, the complaint itself and those that follow it
 */
export async function alsoFollowers(
  db: Db,
  entries: readonly { readonly number: string; readonly seq: number }[],
): Promise<Addressed[][]> {
  const following = await followersByLeading(
    db,
    acting,
    entries.map(({ number }) => number),
  );
  return entries.map(({ number, seq }) => [
    { complaintNumber: number, seq },
    ...(following.get(number) ?? []).map((complaintNumber) => ({ complaintNumber, seq: -seq })),
  ]);
}
