import { IconBarrierBlock } from '@tabler/icons-react';
import type { Complaint } from '../complaint/complaint.ts';
import { dayInWords, momentInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import { HidableText } from '../complaint/redaction/hidable-text.tsx';
import { WaitingBeside } from '../parts/waiting-beside.tsx';
import { named, say } from '../words.ts';

/** What is in the way of a complaint, what is needed, and who has to decide or to remove it by when. */
export function ObstacleBeside({ complaint }: { complaint: Complaint }) {
  const { obstacle, history } = complaint;
  const { marks } = complaint.redaction;
  if (obstacle === null) return null;
  const { id, kind, state, level, owner, decidedFor, dueAt, overdue, needed, neededBy } = obstacle;
  const entry = history.findLast(({ verb }) => verb === 'obstruct');
  // What is hidden already comes hidden; a part of it is chosen in what stands as it was written.
  const subject = `obstacle/${entry?.seq ?? 0}`;
  const decided = state === 'decided' && owner !== null && decidedFor !== null;
  return (
    <WaitingBeside
      icon={IconBarrierBlock}
      title={say('desk-obstacles.beside.title', { kind: say(`lifecycle.obstacle.${kind}`) })}
      tone="clay"
      to={`/obstacles/${id}`}
      open={say('desk-obstacles.beside.open')}
    >
      {needed === null ? null : (
        <div className="waiting-words" dir="auto">
          {marks[subject] === undefined ? (
            <HidableText complaint={complaint} subject={subject} text={needed} />
          ) : (
            needed
          )}
        </div>
      )}
      {neededBy === null ? null : (
        <p className="card-quiet">
          {say('desk-obstacles.fact.needed_by')}: {dayInWords(neededBy)}
        </p>
      )}
      <p className={overdue ? 'waiting-late' : undefined}>
        {decided
          ? say('desk-obstacles.beside.decided', {
              owner: isolated(named(owner.name)),
              day: dayInWords(decidedFor),
            })
          : say(`desk-obstacles.beside.${overdue ? 'late' : 'waiting'}`, {
              level: isolated(named(level.name)),
              at: dueAt === null ? '' : momentInWords(dueAt),
            })}
      </p>
    </WaitingBeside>
  );
}
