import type { Page } from 'playwright-core';
import { alteredProof } from '../altered-proof.ts';
import { fileUpTo, goOn, questions } from '../filing-steps.ts';
import type { Complaints, World } from '../world.ts';
import { track, type Visit } from './visit.ts';

const at =
  (path: string) =>
  (page: Page, { url }: World) =>
    page.goto(url + path);

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

/** Every page of the citizens' portal. */
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
  { name: 'verify-altered', open: openProof('fails', alteredProof) },
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
