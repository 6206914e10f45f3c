import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { When } from './when.tsx';
import { Written } from './written.tsx';

type Opening = TrackingView['openings'][number];

/** Who was shown who the person is, in a confidential complaint: as agency and role, when, and why. */
export function Openings({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  const { say } = frame;
  const { openings, confidential } = view;
  if (!confidential && openings.length === 0) return null;
  return (
    <section aria-labelledby="openings">
      <h2 id="openings">{say('portal-track.openings.title')}</h2>
      <p>
        {say(openings.length === 0 ? 'portal-track.openings.none' : 'portal-track.openings.lead')}
      </p>
      {openings.length === 0 ? null : (
        <ol className="story" reversed>
          {openings.map((opening) => (
            <li key={opening.at}>
              <OneOpening opening={opening} frame={frame} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function OneOpening({ opening, frame }: { opening: Opening; frame: PortalFrame }) {
  const { say, language } = frame;
  const { at, until, to, by, reason, seenAt } = opening;
  const who = ({ agency, role }: Opening['to']) =>
    say('portal-track.openings.who', { role: role[language], agency: agency[language] });
  const isOpen = until > frame.now;
  return (
    <>
      <p className="quiet">
        <When at={at} frame={frame} clock />
      </p>
      <p>
        <strong>{say('portal-track.openings.to', { who: who(to) })}</strong>
      </p>
      <p className="quiet">{say('portal-track.openings.because')}</p>
      <Written text={reason} />
      <dl className="turn">
        <div>
          <dt>{say('portal-track.openings.by')}</dt>
          <dd>{who(by)}</dd>
        </div>
        <div>
          <dt>{say(isOpen ? 'portal-track.openings.until' : 'portal-track.openings.ended')}</dt>
          <dd>
            <When at={until} frame={frame} clock />
          </dd>
        </div>
        <div>
          <dt>{say('portal-track.openings.seen')}</dt>
          <dd>
            {seenAt === null ? (
              say('portal-track.openings.unseen')
            ) : (
              <When at={seenAt} frame={frame} clock />
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
