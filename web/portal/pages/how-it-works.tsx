import type { Page } from '../render.tsx';

const steps = ['filed', 'examined', 'worked', 'answered', 'yours'] as const;
const besides = ['asked', 'joined', 'dismissed', 'late'] as const;

/** The way of a complaint, and what can happen on it. */
export const HowItWorksPage: Page<'how-it-works'> = {
  title: (_data, { say }) => say('portal-info.how.title'),
  Body: ({ data, frame: { say } }) => {
    const daysOf: Readonly<Record<string, number>> = {
      examined: data.examinationWorkingDays,
      answered: data.judgingWorkingDays,
      asked: data.supplyDays,
    };
    return (
      <div className="narrow information">
        <h1>{say('portal-info.how.title')}</h1>
        <p className="lead">{say('portal-info.how.lead')}</p>
        <ol className="stages">
          {steps.map((step) => (
            <li key={step}>
              <h2>{say(`portal-info.how.steps.${step}.title`)}</h2>
              <p>
                {say(`portal-info.how.steps.${step}.text`, {
                  days: daysOf[step] ?? 0,
                  low: 1,
                  high: 5,
                })}
              </p>
            </li>
          ))}
        </ol>
        <h2>{say('portal-info.how.else.title')}</h2>
        {besides.map((name) => (
          <section key={name}>
            <h3>{say(`portal-info.how.else.${name}.title`)}</h3>
            <p>{say(`portal-info.how.else.${name}.text`, { days: daysOf[name] ?? 0 })}</p>
          </section>
        ))}
        <p className="actions">
          <a className="button" href="/file">
            {say('portal-info.how.start')}
          </a>
          <a className="button secondary" href="/track">
            {say('portal-info.how.track')}
          </a>
          <a href="/rights">{say('portal-info.how.rights')}</a>
        </p>
      </div>
    );
  },
};
