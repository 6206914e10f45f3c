import type { Db } from '../../../platform/context.ts';
import { say } from '../../../platform/db/listen.ts';
import type { Moved } from '../../complaints/index.ts';
import type { NoteAdded } from '../../notes/index.ts';
import type { PresenceChanged } from '../../presence/index.ts';
import { liveChannel, type Said } from '../events.ts';

/*
 * Said in the transaction in which it happened, and heard by every process once that is committed: nobody
 * is told of what did not happen.
 */

export function sayMoved(db: Db, moves: readonly Moved[]): Promise<void> {
  const said = moves.map(
    ({ verb, to, complaint, entry }): Said => [
      'm',
      complaint.number,
      verb,
      to,
      entry.seq,
      complaint.holder_id,
    ],
  );
  return say(db, liveChannel, said);
}

export function sayNoted(db: Db, fact: NoteAdded): Promise<void> {
  const { number, noteNo, staffId, agencyId, mentions } = fact;
  const said: Said = ['n', number, noteNo, staffId, agencyId, mentions];
  return say(db, liveChannel, [said]);
}

export function sayPresence(db: Db, { number }: PresenceChanged): Promise<void> {
  const said: Said = ['p', number];
  return say(db, liveChannel, [said]);
}
