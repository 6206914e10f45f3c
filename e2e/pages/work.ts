import { signIn } from '../staff.ts';
import type { Complaints, World } from '../world.ts';
import { deskPage, type Visit } from './visit.ts';

const complaint = (which: keyof Complaints) => (world: World) =>
  `/complaints/${world.complaints[which].number}`;

/** The desk's pages of complaints and of those who work on them. */
export const workPages: readonly Visit[] = [
  {
    name: 'desk-sign-in',
    open: async (page, { url }) => {
      await page.goto(`${url}/desk`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'desk-welcome',
    open: async (page, { url, rights }) => {
      await page.goto(url + rights.invitation);
      await page.locator('input[type=password]').first().waitFor();
    },
  },
  deskPage('queue-examiner', 'examiner', '/'),
  deskPage('queue-officer', 'officer.naser', '/'),
  deskPage('queue-judge', 'judge', '/'),
  deskPage('queue-empty', 'officer.water', '/'),
  deskPage('complaint-received', 'examiner', complaint('received')),
  deskPage('complaint-long', 'examiner', complaint('long')),
  deskPage('complaint-answering', 'officer.naser', complaint('inProgress')),
  deskPage('complaint-obstructed', 'officer.naser', complaint('obstructed')),
  deskPage('complaint-gathered', 'officer.naser', complaint('gathered')),
  deskPage('complaint-judging', 'judge', complaint('answered')),
  deskPage('complaint-reused', 'judge', complaint('reused')),
  deskPage('complaint-settled', 'auditor', complaint('settled')),
  deskPage('complaint-closed', 'examiner', complaint('closed')),
  deskPage('complaint-opened', 'examiner', complaint('opened')),
  deskPage('complaint-erasure', 'supervisor', complaint('erasureAsked')),
  deskPage('complaint-none', 'examiner', '/complaints/482915073364'),
  deskPage('call', 'agent', '/call'),
  deskPage('satisfaction-words', 'supervisor', '/satisfaction-words'),
  deskPage('satisfaction-calls', 'agent', '/satisfaction-calls'),
  deskPage('counter', 'clerk.bns', '/counter'),
  deskPage('leave', 'head.bns', '/leave'),
  deskPage('leave-empty', 'judge', '/leave'),
  deskPage('openings', 'supervisor', '/openings'),
  deskPage('erasures', 'supervisor', '/erasures'),
  deskPage('week', 'head.bns', '/week'),
  deskPage('overdue', 'head.bns', '/overdue'),
  deskPage('obstacles', 'head.bns', '/obstacles'),
  {
    ...deskPage('obstacle', 'head.bns', '/obstacles'),
    open: async (page, world) => {
      await deskPage('obstacles', 'head.bns', '/obstacles').open(page, world);
      await page.getByRole('link', { name: /قطع غيار|Spare parts/ }).click();
      await page.locator('.waiting-steps').waitFor();
    },
  },
  deskPage('causes', 'officer.naser', '/causes'),
  {
    ...deskPage('cause', 'officer.naser', '/causes'),
    open: async (page, world) => {
      await deskPage('causes', 'officer.naser', '/causes').open(page, world);
      await page.locator('.waiting-card a').first().click();
      await page.locator('.waiting-steps').waitFor();
    },
  },
  deskPage('account', 'head.bns', '/account'),
  {
    // It shows what waits as one of its samples, for ever.
    name: 'desk-design',
    open: async (page, world) => {
      await signIn(page.context(), world, 'examiner');
      await page.goto(`${world.url}/desk/design`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
];
