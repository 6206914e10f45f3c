import type { Say } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';

const stages = ['received', 'with_agency', 'answered', 'settled', 'your_word'] as const;

/** The stage that a complaint is in, from 0; five when all are behind it, null when it left the way. */
function stageOf({ status, steps }: TrackingView): number | null {
  switch (status) {
    case 'received':
      return 0;
    case 'incomplete': {
      const verbs = steps.map(({ verb }) => verb);
      const begun = Math.max(verbs.lastIndexOf('receive'), verbs.lastIndexOf('appeal'));
      return verbs.indexOf('refer', begun) === -1 ? 0 : 1;
    }
    case 'referred':
    case 'in_progress':
    case 'joined':
      return 1;
    case 'answered':
      return 2;
    case 'settled':
      return 4;
    case 'closed':
      return 5;
    default:
      return null;
  }
}

/** The way of a complaint in five stages, and where it is. Nothing for one that ended before. */
export function Progress({ view, say }: { view: TrackingView; say: Say }) {
  const at = stageOf(view);
  if (at === null) return null;
  return (
    <ol className="progress" aria-label={say('portal-track.progress.label')}>
      {stages.map((stage, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'later';
        return (
          <li key={stage} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span>{say(`portal-track.progress.${stage}`)}</span>
            <span className="hidden-words"> ({say(`portal-track.progress.${state}`)})</span>
          </li>
        );
      })}
    </ol>
  );
}
