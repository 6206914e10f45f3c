import type { BrowserContext, Page } from 'playwright-core';
import { languages } from '../../contract/text.ts';
import { goOn } from '../filing-steps.ts';
import { signIn } from '../staff.ts';
import { wordsOf } from '../words.ts';
import type { Filed, World } from '../world.ts';

/* How a page is come to, by whoever looks at it. */

export type Visit = {
  readonly name: string;
  /** Of the staff, who has to be signed in; a browser that they are signed in with is used as it is. */
  readonly who?: string;
  readonly open: (page: Page, world: World) => Promise<unknown>;
};

/** Number and code typed in, as a person does; the code stands in no address. */
export async function track(page: Page, url: string, { number, code }: Filed): Promise<void> {
  await page.goto(`${url}/track/${number}`);
  await page.locator('input[name=code]').fill(code);
  await goOn(page);
  await page.locator('body[data-page=tracked]').waitFor();
}

const signedIn = new WeakMap<BrowserContext, string>();

async function signInOnce(context: BrowserContext, world: World, who: string): Promise<void> {
  if (signedIn.get(context) === who) return;
  await signIn(context, world, who);
  signedIn.set(context, who);
}

const nowhere = new RegExp(languages.map((one) => wordsOf(one)('desk.no_such_page')).join('|'));

/**
 * Where the desk stands open it goes on as a click does, which costs a fifth of loading it; by way of a page that
 * there is not, so that nothing is left of the page before. Else it is loaded.
 */
async function goToDesk(page: Page, url: string, path: string): Promise<void> {
  if (!page.url().startsWith(`${url}/desk`)) return void (await page.goto(`${url}/desk${path}`));
  const noSuchPage = page.getByRole('heading', { level: 1, name: nowhere });
  const push = (to: string) =>
    page.evaluate(`history.pushState(null, '', ${JSON.stringify(`/desk${to}`)})`);
  await push('/nowhere');
  await noSuchPage.waitFor();
  await push(path);
  await noSuchPage.waitFor({ state: 'detached' });
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
    await goToDesk(page, world.url, typeof path === 'string' ? path : path(world));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  },
});

/** The same, with its first dialog open. */
export const deskDialog = (name: string, who: string, path: string): Visit => {
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
