import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/*
 * When a page asks for nothing more. Playwright's own `networkidle` is not that: where the desk goes on without
 * loading anew and the last reply comes before a frame is put into the page, it is never said.
 */

/** Streams of events, which do not end, and what a page tells as it is left, which has no reply. */
const unending = ['eventsource', 'ping'];

/** How long nothing is under way before a page rests, in ms. */
const quiet = 250;

/**
 * Notes what a page asks for from now on; to be called before it is opened.
 *
 * @returns what waits until nothing that ends was under way for a quarter of a second
 */
export function noteRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let last = Date.now();
  page.on('request', (request) => {
    if (!unending.includes(request.resourceType())) underWay.add(request);
    last = Date.now();
  });
  const ended = (request: Request) => {
    underWay.delete(request);
    last = Date.now();
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  // What the page before asked for need never be heard of again.
  page.on('framenavigated', (frame) => {
    for (const request of underWay) if (request.frame() === frame) ended(request);
  });
  return async () => {
    const until = Date.now() + 60_000;
    while (underWay.size > 0 || Date.now() - last < quiet) {
      if (Date.now() > until) {
        const urls = [...underWay].map((request) => request.url());
        throw new Error(`The page does not rest: ${urls.join(' ')}`);
      }
      await wait(25);
    }
  };
}
