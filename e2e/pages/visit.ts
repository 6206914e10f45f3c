import type { BrowserContext, Page } from 'playwright-core';
import { goOn } from '../filing-steps.ts';
import { signIn } from '../staff.ts';
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
