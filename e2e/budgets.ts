/*
 * `npm run budgets`: what each page weighs over the wire, and what Lighthouse says of the portal on a
 * telephone. Prints a table and ends with 1 where a page is over its budget:
 *
 *   the portal    60 KB a page without photos, map and fonts; 120 KB on a first visit with fonts
 *                 Lighthouse (mobile): performance at least 95, accessibility 100
 *   the desk      300 KB of script before the first page shows
 *
 * KB are 1,000 bytes as transferred, headers included. Measured on this machine's Chromium against a
 * server on a folder of its own; Lighthouse slows network and processor as it does for mobile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { type Browser, chromium } from 'playwright-core';
import { noteRequests } from './at-rest.ts';
import { browserFlags, findBrowser } from './browser.ts';
import { portalPages } from './pages/portal.ts';
import { signIn } from './staff.ts';
import { openWorld, type World } from './world.ts';

const budgets = { page: 60_000, firstVisit: 120_000, deskScript: 300_000 };
const scores = { performance: 95, accessibility: 100 };

type Weight = { html: number; script: number; style: number; font: number; other: number };
let over = 0;

const folder = mkdtempSync(join(tmpdir(), 'insaf-budgets-'));
const debuggingPort = await freePort();
const browser = await chromium.launch({
  executablePath: findBrowser()!,
  args: [...browserFlags(), `--remote-debugging-port=${debuggingPort}`],
});
const world = await openWorld(folder);
try {
  console.log('The portal, KB over the wire on a first visit');
  line(['page', 'html', 'style', 'script', 'other', 'page', 'fonts', 'with fonts']);
  for (const { name, open } of portalPages) {
    const weight = await weigh(browser, world, open);
    const page = weight.html + weight.style + weight.script + weight.other;
    over += Number(page > budgets.page) + Number(page + weight.font > budgets.firstVisit);
    line([
      name,
      ...[weight.html, weight.style, weight.script, weight.other, page, weight.font].map(kb),
      kb(page + weight.font),
    ]);
  }

  const desk = await weigh(browser, world, async (page) => {
    await signIn(page.context(), world, 'examiner');
    await page.goto(`${world.url}/desk`);
    await page.getByRole('main').waitFor();
  });
  over += Number(desk.script > budgets.deskScript);
  console.log(`\nThe desk: ${kb(desk.script)} KB of script, ${kb(desk.style)} KB of style`);

  console.log('\nLighthouse, mobile');
  line(['page', 'performance', 'accessibility', 'best practices', 'first paint s', 'blocking ms']);
  for (const path of ['/', '/file/what', '/track', '/how-it-works']) {
    const said = await lighthouse(`${world.url}${path}`, {
      port: debuggingPort,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    const { categories, audits } = said!.lhr;
    const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
    over += Number(score('performance') < scores.performance);
    over += Number(score('accessibility') < scores.accessibility);
    line([
      path,
      String(score('performance')),
      String(score('accessibility')),
      String(score('best-practices')),
      ((audits['first-contentful-paint']?.numericValue ?? 0) / 1000).toFixed(2),
      (audits['total-blocking-time']?.numericValue ?? 0).toFixed(0),
    ]);
  }
} finally {
  await browser.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(over === 0 ? '\nEvery page is within its budget.' : `\n${over} over budget.`);
process.exitCode = over === 0 ? 0 : 1;

/** What the last page of a walk weighs, for somebody who never was here before. */
async function weigh(
  by: Browser,
  of: World,
  open: (page: Awaited<ReturnType<Browser['newPage']>>, world: World) => Promise<unknown>,
): Promise<Weight> {
  const context = await by.newContext({
    locale: 'ar-EG',
    viewport: { width: 360, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const rests = noteRequests(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, keyof Weight | null>();
  const loaded = new Map<string, { kind: keyof Weight | null; url: string; bytes: number }>();
  const urls = new Map<string, string>();
  let documents: string[] = [];
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { pathname } = new URL(response.url);
    const isPicture = type === 'Image' && !pathname.startsWith('/icon');
    const isMap = /leaflet|draw-map|outline/.test(pathname);
    const kind =
      type === 'Document'
        ? 'html'
        : type === 'Script'
          ? 'script'
          : type === 'Stylesheet'
            ? 'style'
            : type === 'Font' || pathname.endsWith('.woff2')
              ? 'font'
              : 'other';
    kinds.set(requestId, isPicture || isMap ? null : kind);
    urls.set(requestId, response.url);
    if (type === 'Document') documents.push(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? '';
    loaded.set(requestId, { kind: kinds.get(requestId) ?? null, url, bytes: encodedDataLength });
  });
  await open(page, of);
  await rests();
  const last = documents.at(-1);
  documents = documents.slice(0, -1);
  const weight: Weight = { html: 0, script: 0, style: 0, font: 0, other: 0 };
  const counted = new Set<string>();
  for (const [id, { kind, url, bytes }] of loaded) {
    // Whoever came to this page first loads what the pages before it share; their own HTML is not its.
    if (kind === null || counted.has(url) || (kind === 'html' && id !== last)) continue;
    counted.add(url);
    weight[kind] += bytes;
  }
  await context.close();
  return weight;
}

function line(cells: readonly string[]): void {
  const [first = '', ...others] = cells;
  console.log(`  ${first.padEnd(22)}${others.map((cell) => cell.padStart(15)).join('')}`);
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
