/** People are asked how they found it, as the job does, and some of them answer; the others never do. */
import { readComplaint } from '../../../features/complaints/index.ts';
import {
  answerQuestion,
  askSatisfaction,
  questionPath,
} from '../../../features/satisfaction/index.ts';
import { gradeShares } from '../../plan/shares.ts';
import { randomOf } from '../../seeded.ts';
import { confirmationText } from '../../texts.ts';
import type { Lane } from '../lanes.ts';

/** Who answers when asked, and when reminded; who adds words; and to whom the cause is gone. */
const chances = { asked: 0.34, reminded: 0.18, words: 0.3, removed: 0.66, partly: 0.5 } as const;

const acting = { kind: 'system', job: 'ask-satisfaction' } as const;

export async function askAndAnswer(lane: Lane, seed: string): Promise<void> {
  const { ctx } = lane;
  const asked: { number: string; seq: number; reminded: boolean }[] = [];
  await askSatisfaction(ctx, (at, db, notices) => {
    for (const { complaintNumber: number, seq, template } of notices) {
      asked.push({ number, seq, reminded: template === 'satisfaction_reminder' });
    }
    return lane.tell(at, db, notices);
  });
  for (const { number, seq, reminded } of asked) {
    // Not the number, nor the order: both are another in another database.
    const { received_at: receivedAt } = (await readComplaint(ctx.db, acting, number))!;
    const which = [receivedAt.toISOString(), seq, reminded ? 'reminded' : 'asked'];
    const random = randomOf(seed, 'satisfaction', ...which);
    if (!random.chance(reminded ? chances.reminded : chances.asked)) continue;
    const isGone = random.chance(chances.removed);
    const shares = gradeShares[isGone ? 'removed' : 'otherwise'];
    const grade = Number(random.weighted(shares)) as 1 | 2 | 3 | 4 | 5;
    const otherwise = random.chance(chances.partly) ? 'partly' : 'no';
    await answerQuestion(ctx, questionPath(ctx, number, seq).slice('/satisfaction/'.length), {
      ...{ grade, removed: isGone ? 'yes' : otherwise },
      ...(random.chance(chances.words) ? { words: confirmationText(grade, random) } : {}),
    });
  }
}
