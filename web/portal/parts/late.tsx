import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { Day, Until, When } from './when.tsx';

type Shown = { view: TrackingView; frame: PortalFrame };
type Above = NonNullable<NonNullable<TrackingView['late']>['next']>;

/** That a step is late, since when, who was told above, and what comes next; said before anybody asks. */
export function Late({ view, frame }: Shown) {
  const { say } = frame;
  const { late } = view;
  if (late === null) return null;
  const { since, told, next } = late;
  return (
    <section className="card late-card" aria-labelledby="late">
      <h2 id="late">{say('portal-track.late.title')}</h2>
      <p>
        {say('portal-track.late.since')} <Until at={since} frame={frame} />
      </p>
      {told.length === 0 ? null : (
        <>
          <h3>{say('portal-track.late.told')}</h3>
          <ul>
            {told.map(({ at, level, agency }) => (
              <li key={at}>
                {whom({ level, agency }, frame)}{' '}
                <span className="quiet">
                  <When at={at} frame={frame} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {next === null ? (
          say('portal-track.late.top')
        ) : (
          <>
            {say('portal-track.late.next', { who: whom(next, frame) })}{' '}
            <Until at={next.at} frame={frame} />
          </>
        )}
      </p>
      <p className="quiet">{say('portal-track.late.nothing_to_do')}</p>
    </section>
  );
}

function whom({ level, agency }: Pick<Above, 'level' | 'agency'>, frame: PortalFrame): string {
  const { say, language } = frame;
  return say(`portal-track.late.level.${level}`, { agency: agency[language] });
}

/** A day that the agency had named and that has passed. */
export function PassedPromise({ view, frame }: Shown) {
  if (!view.promise?.passed) return null;
  return (
    <p className="late">
      {frame.say('portal-track.late.promise')} <Day day={view.promise.day} frame={frame} />
    </p>
  );
}
