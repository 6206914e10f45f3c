import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';

type Shown = { view: TrackingView; frame: PortalFrame };
type Stage = TrackingView['expected'][number];

/** How long each step takes, in the order in which they follow each other. */
export function Expected({ view, frame: { say } }: Shown) {
  return (
    <ol className="expected">
      {view.expected.map((each) => (
        <li key={each.stage}>
          {say(`portal-track.expected.${each.stage}`, { time: timeOf(each, say) })}
        </li>
      ))}
    </ol>
  );
}

/** In whole days where it is days, else in hours; what has begun counts. */
function timeOf({ minutes, dayMinutes }: Stage, say: PortalFrame['say']): string {
  const kind = dayMinutes >= 1440 ? 'plain' : 'work';
  const days = minutes >= dayMinutes;
  const count = Math.max(1, Math.ceil(minutes / (days ? dayMinutes : 60)));
  return say(`portal-track.expected.${kind}.${days ? 'days' : 'hours'}`, { count });
}
