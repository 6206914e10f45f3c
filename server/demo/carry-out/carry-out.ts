import type { PlannedStep } from '../plan.ts';
import { answer, promise } from './moves/answer.ts';
import { appeal, confirm, supply, withdraw } from './moves/complainant.ts';
import { ask, dismiss, join } from './moves/examine.ts';
import { sendBack, settle } from './moves/judge.ts';
import { accept, handBack, refer } from './moves/refer.ts';
import { waitingEnds } from './moves/waiting.ts';
import type { Turn } from './turn.ts';

/** Takes a step of a complaint that was filed, by the action that officers and people use. */
export async function carryOut(turn: Turn, step: PlannedStep): Promise<void> {
  await move(turn, step);
}

function move(turn: Turn, step: PlannedStep): Promise<unknown> {
  switch (step.verb) {
    case 'refer':
      return refer(turn, step);
    case 'handBack':
      return handBack(turn);
    case 'accept':
      return accept(turn);
    case 'askComplainant':
      return ask(turn);
    case 'supply':
      return supply(turn, step);
    case 'dismiss':
      return dismiss(turn, step);
    case 'join':
      return join(turn, step);
    case 'promise':
      return promise(turn, step);
    case 'answer':
      return answer(turn, step);
    case 'returnReply':
      return sendBack(turn, step);
    case 'settle':
      return settle(turn, step);
    case 'confirm':
      return confirm(turn, step);
    case 'appeal':
      return appeal(turn, step);
    case 'withdraw':
      return withdraw(turn);
    case 'lapse':
    case 'closeUnconfirmed':
      return waitingEnds(turn, step.verb);
    // filed already; and a complaint that follows is moved with the one that leads
    case 'receive':
    case 'follow':
      return Promise.resolve();
  }
}
