import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/* What axe finds on a page: the rules of WCAG 2.2 A and AA, and the best practices that it knows. */

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** By all rules in the light; in the dark colours are all that is another. */
const inScheme = {
  light: (page: Page) => looker(page).withTags(tags),
  dark: (page: Page) => looker(page).withRules(['color-contrast', 'link-in-text-block']),
};
export type Scheme = keyof typeof inScheme;
export const schemes = ['light', 'dark'] as const satisfies readonly Scheme[];

/** In the page itself: a frame that runs no scripts is looked at from outside. */
const looker = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

/**
 * What breaks a rule in a page in this scheme, each rule with where.
 *
 * @param within a selector of the part that is looked at; the whole page where nothing is said
 */
export async function violationsOf(page: Page, scheme: Scheme, within?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  const looking = inScheme[scheme](page);
  const { violations } = await (within === undefined ? looking : looking.include(within)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}
