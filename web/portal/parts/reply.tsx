import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { Files } from './files.tsx';
import { Day, When } from './when.tsx';
import { Written } from './written.tsx';

/** What the agency replied, what it claims, what shows it, and what was checked of that. */
export function Reply({
  view,
  base,
  frame,
}: {
  view: TrackingView;
  base: string;
  frame: PortalFrame;
}) {
  const { say, language } = frame;
  const { reply, judge } = view;
  if (reply === null) return null;
  const interim = reply.claim === 'planned';
  const agency = reply.agency[language];
  return (
    <section className="card" aria-labelledby="reply">
      <h2 id="reply">{say(`portal-track.reply.${interim ? 'interim' : 'title'}`, { agency })}</h2>
      <p className="quiet">
        <When at={reply.at} frame={frame} />
      </p>
      <p>
        <strong>{say(`portal-track.reply.claim.${reply.claim}`)}</strong>
      </p>
      {reply.plannedFor === null ? null : (
        <p>
          {say('portal-track.reply.planned_for')}: <Day day={reply.plannedFor} frame={frame} />
        </p>
      )}
      <Written text={reply.text} />
      {reply.files.length === 0 ? null : (
        <>
          <h3 className="hidden-words">{say('portal-track.reply.photos')}</h3>
          <Files files={reply.files} base={base} of="of_reply" say={say} />
        </>
      )}
      {interim ? null : (
        <>
          {reply.evidence.length === 0 ? null : (
            <>
              <h3>{say('portal-track.reply.checked')}</h3>
              <ul className="checked">
                {reply.evidence.map(({ requirement, state, metres }) => (
                  <li key={`${requirement} ${state}`} className={state}>
                    {say(`portal-track.reply.${state}.${requirement}`, { metres: metres ?? 0 })}
                  </li>
                ))}
              </ul>
            </>
          )}
          {judge === null ? null : (
            <p className="quiet">
              {say('portal-track.reply.checked_by', { agency: judge[language] })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
