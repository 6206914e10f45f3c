import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { Language } from '../contract/text.ts';
import { type Desk, openDesk } from './desk.ts';

/*
 * The queue of an examiner, as a page shows it.
 */

/** Files one of several that are told apart by a number. */
export const file = (desk: Desk, no: number) =>
  desk.public.post<Filed>('/complaints', {
    text: `القمامة متراكمة أمام المدرسة رقم ${no} منذ أسبوع ولا يرفعها أحد.`,
    category: no % 3 === 0 ? 'street-lighting' : 'waste',
    place: 'eg-bns-naser',
    complainants: [{ name: 'منى عبد الرحمن محمود', phone: '01001234567' }],
  });

/** The desk of a server on which twelve of them were filed. */
export function openDeskWithTwelve(): Desk {
  const desk = openDesk();
  beforeAll(async () => {
    if (desk.skipped) return;
    for (let no = 1; no <= 12; no += 1) await file(desk, no);
  });
  return desk;
}

/** The examiner's page, at an address of the desk. */
export async function openQueue(
  desk: Desk,
  language: Language,
  path: string,
  viewport = { width: 1440, height: 860 },
): Promise<Page> {
  const { page } = await desk.open('examiner', language, path, {
    viewport,
    reducedMotion: 'reduce',
  });
  return page;
}

export const rows = (page: Page) => page.locator('#queue [role=row]');
export const numbers = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.id.replace('complaint-', '')));
export const active = (page: Page) => page.locator('#queue').getAttribute('aria-activedescendant');
export const selected = (page: Page) => page.locator('#queue [role=row][aria-selected=true]');
export const listed = async (page: Page) => {
  await rows(page).first().waitFor();
  return numbers(page);
};
