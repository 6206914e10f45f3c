import { Contact, Points } from '../parts/information.tsx';
import type { Page } from '../render.tsx';

const works = [
  'scripts',
  'keyboard',
  'reader',
  'size',
  'colour',
  'motion',
  'time',
  'map',
  'paper',
] as const;
const limits = ['people', 'photos', 'documents', 'sign'] as const;

/** What works for whom, how that was found out, and what does not yet. */
export const AccessibilityPage: Page<'accessibility'> = {
  title: (_data, { say }) => say('portal-info.accessibility.title'),
  Body: ({ frame }) => {
    const { say } = frame;
    const at = 'portal-info.accessibility';
    const { hotline, email, address } = frame.installation;
    const reachable = hotline !== null || email !== null || address !== null;
    return (
      <div className="narrow information">
        <h1>{say(`${at}.title`)}</h1>
        <p className="lead">{say(`${at}.lead`)}</p>
        <h2>{say(`${at}.standard.title`)}</h2>
        <p>{say(`${at}.standard.text`)}</p>
        <h2>{say(`${at}.works.title`)}</h2>
        <Points names={works} at={`${at}.works.list`} say={say} params={{ pixels: 320 }} />
        <h2>{say(`${at}.limits.title`)}</h2>
        <Points names={limits} at={`${at}.limits.list`} say={say} />
        <h2>{say(`${at}.tested.title`)}</h2>
        <p>{say(`${at}.tested.text`)}</p>
        <h2>{say(`${at}.contact.title`)}</h2>
        <p>{say(`${at}.contact.${reachable ? 'text' : 'none'}`)}</p>
        <Contact frame={frame} />
      </div>
    );
  },
};
