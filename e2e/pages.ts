import type { BrowserContext, Page } from 'playwright-core';
import { countedMonth } from './counted-month.ts';
import { fileUpTo, goOn, questions } from './filing-steps.ts';
import { signIn } from './staff.ts';
import type { Complaints, Filed, World } from './world.ts';

/*
 * Every page there is, and how to come to it: what pictures are taken of, what is weighed and what is
 * tried for those who hear or type instead of looking and pointing.
 */

export type Visit = {
  readonly name: string;
  /** Of the staff, who has to be signed in; a browser that they are signed in with is used as it is. */
  readonly who?: string;
  readonly open: (page: Page, world: World) => Promise<unknown>;
};

const at =
  (path: string) =>
  (page: Page, { url }: World) =>
    page.goto(url + path);

/** Number and code typed in, as a person does; the code stands in no address. */
export async function track(page: Page, url: string, { number, code }: Filed): Promise<void> {
  await page.goto(`${url}/track/${number}`);
  await page.locator('input[name=code]').fill(code);
  await goOn(page);
  await page.locator('body[data-page=tracked]').waitFor();
}

/** Another each time: one number is sent a few codes a day. */
const someTelephone = () => `0106${String(Math.random()).slice(2, 9)}`;

async function askForCode(page: Page, url: string, phone: string): Promise<void> {
  await page.goto(`${url}/track/telephone`);
  await page.locator('input[name=phone]').fill(phone);
  await page.locator('form[action="/track/telephone"] button').click();
  await page.locator('body[data-page=telephone-code]').waitFor();
}

const tracked = (name: string, which: keyof Complaints, then?: string): Visit => ({
  name,
  open: async (page, { url, complaints }) => {
    const filed = complaints[which];
    await track(page, url, filed);
    if (then !== undefined) await page.goto(`${url}/track/${filed.number}/${then}`);
  },
});

/** Where somebody who confirmed says how they found it, or has said so just now. */
const question =
  (then: string): Visit['open'] =>
  async (page, { questionOf, complaints }) =>
    page.goto((await questionOf(complaints.rated)) + then);

/** A complaint's proof, altered or not, as it is checked on the page for that. */
function openProof(outcome: 'holds' | 'fails', alter: (proof: string) => string): Visit['open'] {
  return async (page, { url, complaints }) => {
    const { number } = complaints.settled;
    await track(page, url, complaints.settled);
    const proof = await page.request.get(`${url}/track/${number}/receipt.json`);
    await page.goto(`${url}/verify`);
    const buffer = Buffer.from(alter(await proof.text()));
    await page.setInputFiles('#proof', {
      name: 'proof.json',
      mimeType: 'application/json',
      buffer,
    });
    await page.locator(`.verdict-card.${outcome}`).waitFor();
  };
}

export const portalPages: readonly Visit[] = [
  { name: 'home', open: at('/') },
  ...questions.map((question) => ({
    name: `file-${question}`,
    open: (page: Page, { url }: World) => fileUpTo(page, url, question),
  })),
  {
    name: 'file-what-fault',
    open: async (page, { url }) => {
      await page.goto(`${url}/file/what`);
      await goOn(page);
    },
  },
  { name: 'initiative', open: at('/initiatives/your-voice') },
  {
    name: 'receipt',
    open: async (page, { url }) => {
      await fileUpTo(page, url, 'check');
      await goOn(page);
      await page.waitForURL('**/receipt*');
    },
  },
  { name: 'track', open: at('/track') },
  {
    name: 'track-fault',
    open: async (page, { url, complaints }) => {
      await page.goto(`${url}/track/${complaints.received.number}`);
      await page.locator('input[name=code]').fill('0000 0000');
      await goOn(page);
    },
  },
  { name: 'telephone', open: at('/track/telephone') },
  { name: 'telephone-code', open: (page, { url }) => askForCode(page, url, someTelephone()) },
  {
    name: 'mine',
    open: async (page, world) => {
      const phone = someTelephone();
      for (let filed = 0; filed < 3; filed += 1) await world.fileFrom(phone);
      await askForCode(page, world.url, phone);
      await page.locator('input[name=code]').fill(await world.codeSentTo(phone));
      await page.locator('form[action="/track/telephone/code"] button').click();
      await page.locator('body[data-page=mine]').waitFor();
    },
  },
  tracked('tracked-received', 'received'),
  tracked('tracked-asked', 'asked'),
  tracked('tracked-obstructed', 'obstructed'),
  tracked('tracked-gathered', 'gathered'),
  tracked('tracked-answered', 'answered'),
  tracked('tracked-settled', 'settled'),
  tracked('tracked-dismissed', 'dismissed'),
  tracked('tracked-long', 'long'),
  tracked('tracked-closed', 'closed'),
  tracked('tracked-opened', 'opened'),
  tracked('own-data', 'erasable', 'data'),
  tracked('own-data-asked', 'erasureAsked', 'data'),
  tracked('own-data-too-early', 'received', 'data'),
  tracked('supply', 'asked', 'supply'),
  tracked('confirm', 'settled', 'confirm'),
  tracked('appeal', 'settled', 'appeal'),
  tracked('withdraw', 'received', 'withdraw'),
  { name: 'verify', open: openProof('holds', (proof) => proof) },
  { name: 'verify-altered', open: openProof('fails', (proof) => proof.replace(/T\d\d:/, 'T00:')) },
  { name: 'figures', open: at('/figures') },
  { name: 'public-index', open: at('/figures/index') },
  { name: 'how-it-works', open: at('/how-it-works') },
  { name: 'rights', open: at('/rights') },
  { name: 'accessibility', open: at('/accessibility') },
  { name: 'privacy', open: at('/privacy') },
  { name: 'digest', open: async (page, world) => page.goto(await world.stopLinkOf('head.bns')) },
  {
    name: 'digest-stopped',
    open: async (page, world) => {
      const link = await world.stopLinkOf('judge');
      await page.request.post(link);
      await page.goto(link);
    },
  },
  { name: 'satisfaction', open: question('') },
  { name: 'satisfaction-said', open: question('?said=yes') },
  { name: 'offline', open: at('/offline') },
  { name: 'no-such-page', open: at('/no-such-page') },
];

const signedIn = new WeakMap<BrowserContext, string>();

async function signInOnce(context: BrowserContext, world: World, who: string): Promise<void> {
  if (signedIn.get(context) === who) return;
  await signIn(context, world, who);
  signedIn.set(context, who);
}

/** A page of the desk, shown when it has its heading and waits for nothing more. */
export const deskPage = (
  name: string,
  who: string,
  path: string | ((world: World) => string),
): Visit => ({
  name: `desk-${name}`,
  who,
  open: async (page, world) => {
    await signInOnce(page.context(), world, who);
    await page.goto(`${world.url}/desk${typeof path === 'string' ? path : path(world)}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  },
});

/** The same, with its first dialog open. */
const deskDialog = (name: string, who: string, path: string): Visit => {
  const page = deskPage(name, who, path);
  return {
    ...page,
    open: async (shown, world) => {
      await page.open(shown, world);
      await shown.locator('.admin-head button').click();
      await shown.getByRole('dialog').waitFor();
    },
  };
};

/** A year in which everything of the world was done. */
const thisYear = new Date().getUTCFullYear();
const thisMonth = new Date().toISOString().slice(0, 7);
const reviewed = `from=${thisYear}-01-01&to=${thisYear}-12-31`;

const complaint = (which: keyof Complaints) => (world: World) =>
  `/complaints/${world.complaints[which].number}`;

export const deskPages: readonly Visit[] = [
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
  deskPage('agencies', 'admin', '/administration/agencies'),
  deskPage('agency', 'admin', '/administration/agencies/gov-bns'),
  deskPage('staff', 'admin', '/administration/staff'),
  deskDialog('new-person', 'admin', '/administration/staff'),
  deskPage('person', 'admin', ({ rights }) => `/administration/staff/${rights.invited}`),
  deskPage('roles', 'admin', '/administration/roles'),
  deskDialog('new-role', 'admin', '/administration/roles'),
  deskPage('role', 'admin', ({ rights }) => `/administration/roles/${rights.role}`),
  deskPage('role-standard', 'admin', '/administration/roles/examiner'),
  deskPage('approvals', 'admin', '/administration/approvals'),
  deskPage('approvals-asked', 'admin', '/administration/approvals?list=asked'),
  deskPage('keys', 'head.bns', '/administration/keys'),
  deskDialog('new-key', 'head.bns', '/administration/keys'),
  deskPage('key', 'head.bns', ({ rights }) => `/administration/keys/${rights.key}`),
  deskPage('leave', 'head.bns', '/leave'),
  deskPage('leave-empty', 'judge', '/leave'),
  deskPage('openings', 'supervisor', '/openings'),
  deskPage('erasures', 'supervisor', '/erasures'),
  deskPage('dashboard', 'head.bns', '/dashboard'),
  deskPage('dashboard-agent', 'agent', '/dashboard'),
  deskPage('dashboard-administrator', 'admin', '/dashboard'),
  deskPage('week', 'head.bns', '/week'),
  deskPage('overdue', 'head.bns', '/overdue'),
  deskPage('review', 'head.bns', `/review?${reviewed}`),
  deskPage('review-empty', 'head.bns', '/review?from=2020-07-01&to=2020-08-05'),
  deskPage(
    'review-complaints',
    'head.bns',
    `/review/complaints?${reviewed}&agency=gov-bns&basis=cohort&figure=received`,
  ),
  deskPage('statement', 'head.bns', `/statement?month=${thisMonth}`),
  deskPage('statement-empty', 'head.bns', '/statement?month=2020-07'),
  deskPage('meetings', 'rapporteur.bns', '/meetings'),
  deskPage('meeting-new', 'rapporteur.bns', `/meetings/new?${reviewed}`),
  deskPage(
    'meeting-prepared',
    'rapporteur.bns',
    ({ meetings }) => `/meetings/${meetings.prepared}`,
  ),
  deskPage('meeting-closed', 'rapporteur.bns', ({ meetings }) => `/meetings/${meetings.closed}`),
  deskPage('obstacles', 'head.bns', '/obstacles'),
  deskPage('index', 'head.bns', '/index'),
  deskPage('indicators', 'head.bns', '/indicators'),
  {
    ...deskPage('set-targets', 'admin', '/indicators?agency=gov-bns'),
    open: async (page, world) => {
      await deskPage('indicators', 'admin', '/indicators?agency=gov-bns').open(page, world);
      await page.locator('.review-take button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  deskPage('my-work', 'examiner', `/my-work?month=${countedMonth}`),
  deskPage('my-work-empty', 'examiner', '/my-work?month=2025-01'),
  deskPage('evaluation', 'head.bns', '/evaluation'),
  deskPage('evaluation-staff', 'head.system', '/evaluation/staff'),
  deskPage('evaluation-none', 'examiner', '/evaluation/staff'),
  {
    ...deskPage('evaluation-person', 'head.system', '/evaluation/staff'),
    open: async (page, world) => {
      await deskPage('evaluation-staff', 'head.system', '/evaluation/staff').open(page, world);
      await page.locator('.work-months a').first().click();
      await page.locator('.work-month').waitFor();
    },
  },
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
  deskPage('categories', 'admin', '/administration/categories'),
  deskPage('category', 'admin', '/administration/categories/water-quality'),
  deskPage('initiatives', 'admin', '/administration/initiatives'),
  deskPage('initiative', 'admin', '/administration/initiatives/your-voice'),
  deskPage('calendar', 'admin', '/administration/calendars/gov-bns'),
  deskPage('ladders', 'admin', '/administration/ladders/gov-bns-lu-naser'),
  deskPage('notice-templates', 'admin', '/administration/templates'),
  deskPage('notice-template', 'admin', '/administration/templates/asked'),
  deskPage('settings', 'admin', '/administration/settings'),
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
