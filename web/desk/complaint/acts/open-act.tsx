import { useDoing } from '../beside/doing.ts';
import { JudgePanel } from '../judge/judge-panel.tsx';
import { ReplyPanel } from '../reply/reply-panel.tsx';
import { AcceptAct } from './accept-act.tsx';
import type { ActProps, ActVerb } from './acts.ts';
import { DismissAct } from './dismiss-act.tsx';
import { ExtendAct } from './extend-act.tsx';
import { GatherAct } from './gather-act.tsx';
import { JoinAct } from './join-act.tsx';
import { ObstructAct } from './obstruct-act.tsx';
import { PrioritiseAct } from './prioritise-act.tsx';
import { ReferAct } from './refer-act.tsx';
import { SupplyAct } from './supply-act.tsx';
import { WordsAct } from './words-act.tsx';

/** The form of the act that is open. */
export function OpenAct({
  verb,
  decided,
  ...act
}: ActProps & {
  verb: ActVerb;
  /** A reply was sent or judged: by panels that say themselves what they did. */
  decided: (verb: ActVerb) => void;
}) {
  // A reply says itself when it is being written.
  useDoing(act.complaint.number, 'deciding', verb !== 'answer');
  switch (verb) {
    case 'refer':
      return <ReferAct {...act} />;
    case 'accept':
      return <AcceptAct {...act} />;
    case 'dismiss':
      return <DismissAct {...act} />;
    case 'join':
      return <JoinAct {...act} />;
    case 'supply':
      return <SupplyAct {...act} />;
    case 'prioritise':
      return <PrioritiseAct {...act} />;
    case 'obstruct':
      return <ObstructAct {...act} />;
    case 'gather':
      return <GatherAct {...act} />;
    case 'extend':
      return <ExtendAct {...act} />;
    case 'answer':
      return <ReplyPanel complaint={act.complaint} onSent={() => decided(verb)} />;
    case 'settle':
      return <JudgePanel complaint={act.complaint} onDecided={() => decided(verb)} />;
    default:
      return <WordsAct {...act} verb={verb} />;
  }
}
