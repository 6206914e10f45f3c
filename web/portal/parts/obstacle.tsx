import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { When } from './when.tsx';
import { Written } from './written.tsx';

/** What is in the way now, who decides about it, and what was decided. */
export function Obstacle({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  const { say, language } = frame;
  const { obstacle } = view;
  if (obstacle === null) return null;
  const { kind, since, told, level, decision } = obstacle;
  return (
    <section className="card asked" aria-labelledby="obstacle">
      <h2 id="obstacle">{say('portal-track.obstacle.title')}</h2>
      {told === null ? null : <Written text={told} />}
      <dl className="turn">
        <div>
          <dt>{say('portal-track.obstacle.kind')}</dt>
          <dd>{say(`lifecycle.obstacle.${kind}`)}</dd>
        </div>
        <div>
          <dt>{say('portal-track.obstacle.since')}</dt>
          <dd>
            <When at={since} frame={frame} />
          </dd>
        </div>
        {decision === null ? (
          <div>
            <dt>{say('portal-track.obstacle.decides')}</dt>
            <dd>{level[language]}</dd>
          </div>
        ) : null}
      </dl>
      {decision === null ? (
        <p className="quiet">{say('portal-track.obstacle.not_yet')}</p>
      ) : (
        <>
          <h3>{say('portal-track.obstacle.decided')}</h3>
          {decision.told === null ? null : <Written text={decision.told} />}
          <dl className="turn">
            <div>
              <dt>{say('portal-track.obstacle.owner')}</dt>
              <dd>{decision.owner[language]}</dd>
            </div>
            <div>
              <dt>{say('portal-track.obstacle.by')}</dt>
              <dd>
                <When at={`${decision.by}T12:00:00Z`} frame={frame} />
              </dd>
            </div>
          </dl>
        </>
      )}
      <p className="quiet">{say('portal-track.obstacle.runs')}</p>
    </section>
  );
}
