import type { Page } from 'playwright-core';
import { deskPage, track, type Visit } from './pages/visit.ts';
import { script } from './poison.ts';
import type { PoisonedWorld } from './poisoned-world.ts';
import type { World } from './world.ts';

/** Pages beside those that pictures are taken of: where what was written stands. */
export function pagesOf(poisoned: PoisonedWorld): Visit[] {
  const { filed, obstacles, causes, categories, initiatives, agency, role, staff, key } = poisoned;
  const admin = (name: string, path: string) => deskPage(name, 'admin', `/administration/${path}`);
  const followed = Object.entries(filed).map(([name, one]) => ({
    name: `tracked-${name}`,
    open: (page: Page, { url }: World) => track(page, url, one),
  }));
  return [
    ...Object.entries(filed).map(([name, { number }]) =>
      deskPage(`complaint-${name}`, 'supervisor', `/complaints/${number}`),
    ),
    ...followed,
    revealed(`/complaints/${filed.full!.number}`),
    ...causes.map((id) => deskPage(`cause-${id}`, 'officer.naser', `/causes/${id}`)),
    ...obstacles.map((id) => deskPage(`obstacle-${id}`, 'head.bns', `/obstacles/${id}`)),
    {
      name: 'own-data-kept',
      open: async (page, { url }) => {
        await track(page, url, filed.kept!);
        await page.goto(`${url}/track/${filed.kept!.number}/data`);
      },
    },
    ...categories.map((code) => admin(code, `categories/${code}`)),
    ...initiatives.flatMap((code) => [
      admin(`initiative-${code}`, `initiatives/${code}`),
      {
        name: `told-initiative-${code}`,
        open: (page: Page, { url }: World) => page.goto(`${url}/initiatives/${code}`),
      },
    ]),
    admin('initiatives', 'initiatives'),
    admin('own-agency', `agencies/${agency}`),
    admin('renamed-agency', 'agencies/gov-bns-lu-naser'),
    admin('own-calendar', `calendars/${agency}`),
    admin('calendars', 'calendars'),
    admin('own-ladders', `ladders/${agency}`),
    admin('ladders', 'ladders'),
    admin('own-role', `roles/${role}`),
    admin('own-person', `staff/${staff}`),
    admin('own-template', 'templates/settled'),
    admin('overview', ''),
    deskPage('own-key', 'head.bns', `/administration/keys/${key}`),
    deskPage('search', 'examiner', `/?words=${encodeURIComponent(script(1))}`),
    ...['', '/track'].map((path) => ({
      name: `address${path}`,
      open: (page: Page, { url }: World) => page.goto(`${url}${path}/${encodeURI(script(1))}`),
    })),
  ];
}

/** A complaint with everything shown of who complains. */
function revealed(path: string): Visit {
  const page = deskPage('complaint-revealed', 'examiner', path);
  return {
    ...page,
    open: async (shown, of) => {
      await page.open(shown, of);
      const hidden = shown.locator('.person-card button');
      for (let left = await hidden.count(); left > 0; left -= 1) {
        await hidden.nth(left - 1).click();
        await shown.waitForTimeout(300);
      }
    },
  };
}
