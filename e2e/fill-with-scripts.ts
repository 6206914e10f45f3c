import type { Page } from 'playwright-core';
import { script } from './poison.ts';

/*
 * Scripts typed into the forms of the portal: into every field that a page has, whatever it is called.
 */

/** Read as a telephone, an e-mail address or a number, and refused when they are none. */
const read = /^(complainants\.\d+\.(phone|email|nationalId)|number|code|phone|to|email)$/;

/** The number of the first script that was typed; those of the contract begin with one. */
const first = 5001;
const typed = new Map<string, number>();

/** Adds a script to each text field of the page's forms. @returns the numbers of what was typed, by the field's name */
export async function fillWithScripts(page: Page): Promise<Map<string, number>> {
  const here = new Map<string, number>();
  const fields = page.locator(
    'main form :is(textarea, input[type=text], input:not([type])):not([readonly])',
  );
  for (const field of await fields.all()) {
    const name = (await field.getAttribute('name')) ?? '';
    if (name === '' || read.test(name) || !(await field.isVisible())) continue;
    const id = typed.get(name) ?? first + typed.size;
    typed.set(name, id);
    here.set(name, id);
    const most = Number((await field.getAttribute('maxlength')) ?? 1000);
    const text = `${await field.inputValue()} ${script(id)}`;
    await field.fill(text.length <= most ? text : script(id));
  }
  return here;
}
