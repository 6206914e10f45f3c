import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../contract/text.ts';
import { withWords } from '../server/platform/files/samples/make.ts';
import { localeOf, noBrowser, openBrowser, type Seen, watchPage } from './browser.ts';
import { answer, goOn, questions } from './filing-steps.ts';
import { fillWithScripts } from './fill-with-scripts.ts';
import { portalPages } from './pages/portal.ts';
import { deskPage, track, type Visit } from './pages/visit.ts';
import { deskPages } from './pages.ts';
import { poisoner, script, scriptsIn, textFields } from './poison.ts';
import { pagesOf } from './poisoned-pages.ts';
import { type PoisonedWorld, writeEverywhere } from './poisoned-world.ts';
import { openWorld, type World } from './world.ts';

/*
 * A world in which whoever wrote anything wrote a script into it: in every text that the contract takes, in
 * the names of files, in what photos say of themselves, and in every field of the portal's forms. Every page
 * is shown, in one language or both. No script runs and no policy is broken; nothing is made of it but the text
 * that it is; and each is read somewhere as it was written.
 */

/** What nobody can write through the API without a sensor for fingers. */
const notWritten = ['addPasskey name', 'renamePasskey name'];

/** What is written and stands on no page, with the reason. */
const kept = 'answered at once, and kept nowhere';
const notShown: Record<string, string> = {
  ...{ 'foreseeDays nameAr': kept, 'foreseeDays nameEn': kept, 'foreseeDays decree': kept },
  ...{ 'previewNotice texts.ar.sms': kept, 'previewNotice texts.ar.subject': kept },
  ...{ 'previewNotice texts.ar.text': kept, 'previewNotice texts.en.sms': kept },
  ...{ 'previewNotice texts.en.subject': kept, 'previewNotice texts.en.text': kept },
};

const ofFileName = 9001;
const ofPhoto = 9002;

const without = noBrowser();
const folder = mkdtempSync(join(tmpdir(), 'insaf-stored-scripts-'));
const poison = poisoner();
const shown = new Set<number>();
const visited = new Set<string>();
let world: World;
let poisoned: PoisonedWorld;
let browser: Browser;
beforeAll(async () => {
  if (without) return;
  const written = {
    write: poison.write,
    fileName: `${script(ofFileName).replaceAll('"', "'")}.jpg`,
    photo: (bytes: Buffer) => withWords(bytes, script(ofPhoto)),
  };
  [world, browser] = await Promise.all([openWorld(folder, {}, written), openBrowser()]);
  poisoned = await writeEverywhere(world, folder);
}, 800_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page made of the scripts in it, with its frames. */
async function lookAt(page: Page, seen: Seen): Promise<{ wrong: string[]; read: number[] }> {
  const wrong = seen.violations.map((violation) => `broke its policy: ${violation}`);
  const read: number[] = [];
  for (const frame of page.frames()) {
    const found = (await frame.evaluate(`({
      owned: window.__owned,
      made: document.querySelectorAll(
        'img[src="x"], [onerror], svg[onload], a[href^="javascript:" i], iframe[src^="javascript:" i]').length,
      scripts: [...document.scripts].filter(({ type, text }) =>
        text.includes('__owned') && type !== 'application/json').length,
      text: [document.title, document.body.innerText,
        ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value),
        ...[...document.querySelectorAll('[title], [aria-label], [alt], [placeholder]')].flatMap((one) =>
          ['title', 'aria-label', 'alt', 'placeholder'].map((name) => one.getAttribute(name) ?? '')),
      ].join('\\n'),
    })`)) as { owned: unknown; made: number; scripts: number; text: string };
    if (found.owned !== undefined) wrong.push(`ran the script of ${found.owned}`);
    if (found.made > 0) wrong.push(`made ${found.made} elements of what is text`);
    if (found.scripts > 0) wrong.push('made a script of what is text');
    read.push(...scriptsIn(found.text));
    // Brackets are taken out of names when a file comes.
    if (found.text.includes(`'__img src=x onerror=__owned=${ofFileName}_`)) read.push(ofFileName);
  }
  return { wrong, read };
}

/** The pages of the form show what their own visitor types: they are tried by themselves. */
const others = [...portalPages, ...deskPages].filter(({ name }) => !/^(file-|receipt)/.test(name));

async function inNewPage(
  language: Language,
  use: (page: Page, seen: Seen) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    ...{ locale: localeOf(language), reducedMotion: 'reduce' },
    // It keeps files for later, which costs more than all pages together.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('framenavigated', (frame) => visited.add(URL.parse(frame.url())?.pathname ?? ''));
  await use(page, await watchPage(page, world.url));
  await context.close();
}

async function visit(
  page: Page,
  { name, who, open }: Visit,
  { seen, language }: { seen: Seen; language: Language },
): Promise<string[]> {
  seen.violations.length = 0;
  // A visitor comes as one who was never here.
  if (who === undefined) await page.context().clearCookies();
  try {
    await open(page, world);
    await page.waitForTimeout(50);
  } catch (error) {
    const instead = await page.locator('main').textContent({ timeout: 1000 }).catch(String);
    return [`${name} (${language}) cannot be shown: ${error} ${page.url()} ${instead}`];
  }
  const { wrong, read } = await lookAt(page, seen);
  for (const id of read) shown.add(id);
  visited.add(String(await page.evaluate('document.body.dataset.page')));
  return wrong.map((what) => `${name} (${language}) ${what}`);
}

/** Pages that are shown one after the other in one browser: those of a member of staff, or of visitors. */
function inSittings(visits: readonly Visit[]): Visit[][] {
  const ofVisitors = (at: number) => (at % 2 === 0 ? 'some visitors' : 'other visitors');
  return [...Map.groupBy(visits, ({ who }, at) => who ?? ofVisitors(at)).values()];
}

describe.skipIf(without)('scripts that people write', () => {
  test('are written into every text that the contract takes', () => {
    const left = textFields.filter(({ id }) => !poison.sent.has(id)).map(({ name }) => name);
    expect(left).toEqual(notWritten);
  });

  test('run on no page, and nothing is made of them but text', { timeout: 1_200_000 }, async () => {
    // What shows a text that was written for this is shown in both languages; of every other page one will do.
    const waiting = languages.flatMap((language, at) => {
      const visits = others.filter((_, no) => no % languages.length === at);
      const sittings = inSittings([...visits, ...pagesOf(poisoned)]);
      return sittings.map((sitting) => ({ language, sitting }));
    });
    const wrong: string[] = [];
    const lanes = Array.from({ length: 2 }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { language, sitting } = next;
        await inNewPage(language, async (page, seen) => {
          for (const one of sitting) wrong.push(...(await visit(page, one, { seen, language })));
        });
      }
    });
    await Promise.all(lanes);
    expect(wrong).toEqual([]);
  });

  test('are read as they were written, each on some page', () => {
    const unread = textFields.filter(({ id }) => poison.sent.has(id) && !shown.has(id));
    expect(unread.map(({ name }) => name).sort()).toEqual(Object.keys(notShown).sort());
    expect(shown).toContain(ofFileName);
  });

  test('stay in a photo that was sent, and are in no copy that pages show', async () => {
    const { number } = poisoned.filed.full!;
    const { uploads } = await world.api
      .as('examiner')
      .get<{ uploads: { id: string; kind: string }[] }>(`/complaints/${number}`);
    await inNewPage('ar', async (page) => {
      const { url } = world;
      await deskPage('sign-in', 'examiner', '/').open(page, world);
      const bytes = async (form: string) =>
        (
          await page.request.get(
            `${url}/api/v1/complaints/${number}/files/${uploads.find(({ kind }) => kind === 'photo')!.id}/${form}`,
          )
        ).body();
      expect((await bytes('original')).toString('latin1')).toContain(script(ofPhoto));
      for (const form of ['show', 'thumbnail']) {
        expect((await bytes(form)).toString('latin1')).not.toContain('__owned');
      }
    });
  });

  test.for(languages)(
    'that are typed into the form are shown again as text, from question to receipt: %s',
    { timeout: 120_000 },
    async (language) => {
      await inNewPage(language, async (page, seen) => {
        const { url } = world;
        const filled = new Map<string, number>();
        await page.goto(`${url}/file/what`);
        for (const question of questions) {
          if (question === 'check') break;
          await answer(page, question, async () => {
            for (const [name, id] of await fillWithScripts(page)) filled.set(name, id);
          });
          const { wrong } = await lookAt(page, seen);
          expect([question, wrong]).toEqual([question, []]);
        }
        const { read } = await lookAt(page, seen);
        const missing = [...filled].filter(([, id]) => !read.includes(id)).map(([name]) => name);
        expect(missing).toEqual([]);
        expect([...filled.keys()]).toEqual(expect.arrayContaining(['text', 'address', 'landmark']));
        await goOn(page);
        await page.waitForURL('**/receipt*');
        expect((await lookAt(page, seen)).wrong).toEqual([]);
      });
    },
  );

  test.for(languages)(
    'that are typed while following a complaint are shown again as text: %s',
    { timeout: 120_000 },
    async (language) => {
      for (const [step, file] of Object.entries(poisoned.before)) {
        const filed = await file();
        await inNewPage(language, async (page, seen) => {
          await track(page, world.url, filed);
          await page.goto(`${world.url}/track/${filed.number}/${step}`);
          expect((await fillWithScripts(page)).size, step).toBeGreaterThan(0);
          await goOn(page);
          await page.waitForLoadState('load');
          const { wrong, read } = await lookAt(page, seen);
          expect([step, wrong]).toEqual([step, []]);
          expect(read.length, step).toBeGreaterThan(0);
        });
      }
    },
  );

  test('every page of the desk was shown, and every page of the portal', () => {
    const source = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
    const desk = [...source('web/desk/routes.tsx').matchAll(/page\(\s*'([^']+)'/g)].map(
      ([, path]) =>
        new RegExp(`^/desk${path!.replace(/\/$/, '').replaceAll(/\$\w+/g, '[^/]+')}/?$`),
    );
    const unseen = desk.filter((path) => ![...visited].some((one) => path.test(one)));
    expect(unseen.map(String)).toEqual([]);
    const portal = [
      ...source('web/portal/render.tsx').matchAll(/^ {2}'?([a-z-]+)'?: \w+Page,$/gm),
    ].map(([, name]) => name!);
    expect(portal.length).toBeGreaterThan(20);
    // Those of the form were filled in above; patience is asked for in request-limits.test.ts.
    const shown = portal.filter((name) => !/^(file-|receipt$|patience$)/.test(name));
    expect(shown.filter((name) => !visited.has(name))).toEqual([]);
  });
});
