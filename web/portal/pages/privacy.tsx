import { Contact, Points } from '../parts/information.tsx';
import type { Page } from '../render.tsx';

const parts = {
  kept: ['identity', 'complaint', 'photos', 'history', 'notices'],
  not: ['code', 'send', 'visits'],
  who: ['you', 'staff', 'accused', 'confidential', 'carriers', 'map'],
  long: ['complaint', 'draft', 'files', 'guesses'],
} as const;

const cookies = [
  'insaf-language',
  'insaf-digits',
  'insaf-draft',
  'insaf-receipt',
  'insaf-track',
] as const;

/** What is kept, who sees it, how long, and each cookie by its name. */
export const PrivacyPage: Page<'privacy'> = {
  title: (_data, { say }) => say('portal-info.privacy.title'),
  Body: ({ data, frame }) => {
    const { say, installation } = frame;
    const at = 'portal-info.privacy';
    const { hotline, email, address } = installation;
    return (
      <div className="narrow information">
        <h1>{say(`${at}.title`)}</h1>
        <p className="lead">{say(`${at}.lead`)}</p>
        {Object.entries(parts).map(([part, names]) => (
          <section key={part}>
            <h2>{say(`${at}.${part}.title`)}</h2>
            <Points
              names={names}
              at={`${at}.${part}.list`}
              say={say}
              params={{ hours: data.unusedFileHours, days: data.draftDays }}
            />
          </section>
        ))}
        <h2>{say(`${at}.cookies.title`)}</h2>
        <p>{say(`${at}.cookies.lead`)}</p>
        <dl className="cookies">
          {cookies.map((name) => (
            <div key={name}>
              <dt>
                <bdi dir="ltr" className="code">
                  {name}
                </bdi>
              </dt>
              <dd>{say(`${at}.cookies.list.${name}.what`)}</dd>
              <dd className="quiet">
                {say(`${at}.cookies.list.${name}.until`, { days: data.draftDays })}
              </dd>
            </div>
          ))}
        </dl>
        <p>{say(`${at}.cookies.staff`)}</p>
        <p>{say(`${at}.cookies.phone`)}</p>
        <p>{say(`${at}.cookies.head`)}</p>
        <section className="card">
          <h2>{say(`${at}.shared.title`)}</h2>
          <p>{say(`${at}.shared.text`)}</p>
        </section>
        {hotline === null && email === null && address === null ? null : (
          <h2>{say(`${at}.contact.title`)}</h2>
        )}
        <Contact frame={frame} />
      </div>
    );
  },
};
