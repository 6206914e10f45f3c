import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { Until } from './when.tsx';

type Shown = { view: TrackingView; base: string; frame: PortalFrame };

/** What the person may say now: that the cause is gone, or that it is not. */
export function YourWord({ view, base, frame }: Shown) {
  const { say } = frame;
  const { canConfirm, canAppeal, grade } = view;
  if (!canConfirm && !canAppeal && grade === null && view.asks === null) return null;
  const explained = view.reply?.claim === 'explained';
  return (
    <section className={canConfirm ? 'card your-word' : 'card'} aria-labelledby="word">
      <h2 id="word">{say(`portal-track.word.${canConfirm ? 'title' : headingOf(view)}`)}</h2>
      {grade === null ? null : <p>{say('portal-track.word.given', { grade, most: 5 })}</p>}
      {canConfirm ? (
        <>
          <p>{say(`portal-track.word.${explained ? 'text_explained' : 'text_removed'}`)}</p>
          <p className="actions">
            <a className="button" href={`${base}/confirm`}>
              {say(`portal-track.word.${explained ? 'confirm_explained' : 'confirm'}`)}
            </a>
            {canAppeal ? (
              <a className="button secondary" href={`${base}/appeal`}>
                {say('portal-track.word.appeal')}
              </a>
            ) : null}
          </p>
          <p className="quiet">{say('portal-track.word.silence')}</p>
        </>
      ) : null}
      {view.asks === null || grade !== null ? null : (
        <>
          <p>{say('portal-satisfaction.on_page_text')}</p>
          <p className="actions">
            <a className="button secondary" href={view.asks}>
              {say('portal-satisfaction.on_page_link')}
            </a>
          </p>
        </>
      )}
      {canAppeal ? <AppealFacts view={view} frame={frame} /> : null}
      {canAppeal && !canConfirm ? (
        <>
          <p>
            {say(`portal-track.word.${view.status === 'closed' ? 'appeal_closed' : 'appeal_text'}`)}
          </p>
          <p className="actions">
            <a className="button secondary" href={`${base}/appeal`}>
              {say('portal-track.word.appeal_link')}
            </a>
          </p>
        </>
      ) : null}
    </section>
  );
}

const headingOf = ({ canAppeal, grade }: TrackingView) => {
  if (canAppeal) return 'appeal_title';
  return grade === null ? 'title' : 'title_given';
};

/** Who would hear an appeal, and until when it can be made. */
export function AppealFacts({ view, frame }: Omit<Shown, 'base'>) {
  const { say, language } = frame;
  const { appealUntil, appealTo } = view;
  return (
    <dl className="turn">
      {appealTo === null ? null : (
        <div>
          <dt>{say('portal-track.word.appeal_to')}</dt>
          <dd>{appealTo[language]}</dd>
        </div>
      )}
      {appealUntil === null ? null : (
        <div>
          <dt>{say('portal-track.word.appeal_until')}</dt>
          <dd>
            <Until at={appealUntil} frame={frame} />
          </dd>
        </div>
      )}
    </dl>
  );
}
