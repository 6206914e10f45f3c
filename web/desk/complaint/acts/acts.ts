import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Complaint } from '../complaint.ts';
import type { Moved } from './use-act.ts';

/** What every form of an act is given. */
export type ActProps = {
  readonly complaint: Complaint;
  readonly close: () => void;
  readonly done: (moved: Moved) => void;
};

/** Acts that this page offers, in the order of its buttons, each with its key. */
export const acts = [
  { verb: 'accept', keys: 'a' },
  { verb: 'answer', keys: 'w' },
  { verb: 'settle', keys: 'v' },
  { verb: 'refer', keys: 'r' },
  { verb: 'askComplainant', keys: 'i' },
  { verb: 'supply', keys: 's' },
  { verb: 'handBack', keys: 'h' },
  { verb: 'join', keys: 'j' },
  { verb: 'release', keys: 'l' },
  { verb: 'dismiss', keys: 'd' },
  { verb: 'prioritise', keys: 'u' },
  { verb: 'extend', keys: 'e' },
  { verb: 'takeOver', keys: 't' },
  { verb: 'obstruct', keys: 'o' },
  { verb: 'gather', keys: 'c' },
  { verb: 'ungather', keys: 'x' },
] as const satisfies readonly { verb: Verb; keys: string }[];

export type ActVerb = (typeof acts)[number]['verb'];

/** Which of them the reader can do now: the server's word, and no other. */
export function actsNow({ can }: Pick<Complaint, 'can'>): readonly (typeof acts)[number][] {
  return acts.filter(({ verb }) => {
    if (verb === 'answer') return can.answer === true || can.promise === true;
    if (verb === 'settle') return can.settle === true || can.returnReply === true;
    return can[verb] === true;
  });
}
