import type { Page } from '../render.tsx';

const rights = [
  'heard',
  'told',
  'deadline',
  'proof',
  'judge',
  'appeal',
  'withdraw',
  'identity',
  'word',
] as const;

/** What a person may expect, as the product keeps it. */
export const RightsPage: Page<'rights'> = {
  title: (_data, { say }) => say('portal-info.rights.title'),
  Body: ({ data, frame: { say } }) => (
    <div className="narrow information">
      <h1>{say('portal-info.rights.title')}</h1>
      <p className="lead">{say('portal-info.rights.lead')}</p>
      {rights.map((right) => (
        <section key={right}>
          <h2>{say(`portal-info.rights.list.${right}.title`)}</h2>
          <p>{say(`portal-info.rights.list.${right}.text`, { days: data.appealDays })}</p>
        </section>
      ))}
      <section className="card">
        <h2>{say('portal-info.rights.not.title')}</h2>
        <p>{say('portal-info.rights.not.text')}</p>
      </section>
    </div>
  ),
};
