/** What happens because nothing did: the job that ends waiting, at the time when it would have run. */
import { endWaiting } from '../../../features/complaints/actions/end-waiting.ts';
import { readComplaint } from '../../../features/complaints/index.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Turn } from '../turn.ts';

const acting = { kind: 'system', job: 'demonstration' } as const;

/** The job ends all that waited long enough; another complaint's turn may have ended this one. */
export async function waitingEnds({ ctx, complaint }: Turn, verb: 'lapse' | 'closeUnconfirmed') {
  await endWaiting(ctx);
  const after = await readComplaint(ctx.db, acting, complaint.number);
  const ended = verb === 'lapse' ? 'dismissed' : 'closed';
  if (after?.status === ended) return;
  throw new Refusal('move_not_possible', { verb, status: after?.status });
}
