import type { Page } from 'playwright-core';
import type { Language } from '../contract/text.ts';
import type { Desk, Seat } from './desk.ts';

/*
 * A call agent at a screen of the usual size.
 */

/** Somebody at the page for calls, ready to type. */
export async function takeCalls(desk: Desk, language: Language): Promise<Seat> {
  const viewport = { width: 1366, height: 768 };
  const seat = await desk.open('agent', language, '/desk/call', { viewport });
  await telephone(seat.page).waitFor();
  return seat;
}

/** Where the caller's telephone is typed, and what they tell. */
export const telephone = (page: Page) => page.locator('input[type=tel]');
export const story = (page: Page) => page.locator('textarea').first();

/** Hands on a keyboard, counting: every key, and those that are no letter of the text or the name. */
export function handsOn(page: Page) {
  const count = { all: 0, beside: 0 };
  return {
    count,
    write: async (words: string) => {
      await page.keyboard.type(words);
      count.all += words.length;
    },
    type: async (letters: string) => {
      await page.keyboard.type(letters);
      count.all += letters.length;
      count.beside += letters.length;
    },
    press: async (keys: string) => {
      await page.keyboard.press(keys);
      count.all += keys.split('+').length;
      count.beside += keys.split('+').length;
    },
  };
}

/** How long the page waited for the API, all answers together, ms. */
export const waited = (page: Page) =>
  page.evaluate<number>(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.includes('/api/v1/') && startTime >= (window.callBegan ?? 0))
    .reduce((sum, { duration }) => sum + duration, 0)`);
