import { Day } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

export const HomePage: Page<'home'> = {
  title: (_data, { say }) => `${say('portal.name')} · ${say('portal.tagline')}`,
  Body: ({ data, frame }) => {
    const { say } = frame;
    return (
      <>
        <section className="outbox wide" data-waiting hidden />
        <section className="hero">
          <div className="wide">
            <h1>{say('portal.home.title')}</h1>
            <p className="lead">{say('portal.home.lead')}</p>
            <p className="actions">
              <a className="button large" href="/file">
                {data.hasDraft ? say('portal.home.continue') : say('portal.home.file')}
              </a>
              <a className="button secondary large" href="/track">
                {say('portal.home.track')}
              </a>
            </p>
            <p>
              <a className="by-telephone" href="/track/telephone">
                {say('portal-telephone.link')}
              </a>
            </p>
            <p className="quiet">{say('portal.home.time')}</p>
          </div>
        </section>
        {data.initiatives.length === 0 ? null : (
          <section className="wide" aria-labelledby="initiatives">
            <h2 id="initiatives">{say('portal-initiative.open')}</h2>
            <ul className="initiatives">
              {data.initiatives.map(({ code, name, purpose, lastDay }) => (
                <li key={code}>
                  <h3>
                    <a href={`/initiatives/${code}`}>{name}</a>
                  </h3>
                  <p>{purpose}</p>
                  {lastDay === null ? null : (
                    <p className="quiet small">
                      {say('portal-initiative.until')} <Day day={lastDay} frame={frame} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="wide steps-section" aria-labelledby="way">
          <h2 id="way">{say('portal.home.way.title')}</h2>
          <ol className="way">
            {(['told', 'referred', 'proven', 'yours'] as const).map((step) => (
              <li key={step}>
                <h3>{say(`portal.home.way.${step}.title`)}</h3>
                <p>{say(`portal.home.way.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>
      </>
    );
  },
};
