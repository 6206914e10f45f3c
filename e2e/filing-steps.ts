import type { Page } from 'playwright-core';

/*
 * The questions of filing, answered as a person answers them. What a page's fields are called is said here
 * once, for journeys, pictures and budgets alike.
 */

export const questions = ['what', 'where', 'about', 'photos', 'who', 'tell', 'check'] as const;
export type Question = (typeof questions)[number];

const answers: Record<Exclude<Question, 'check'>, (page: Page) => Promise<unknown>> = {
  what: (page) =>
    page
      .locator('textarea[name=text]')
      .fill('أعمدة الإنارة في شارع الجمهورية مطفأة منذ أسبوع، والشارع مظلم وخطر على الأطفال.'),
  where: async (page) => {
    await page.locator('select[name=governorate]').selectOption({ value: 'eg-bns' });
    await page.locator('button[value=centres]').click();
    await page.locator('select[name=place]').selectOption({ value: 'eg-bns-naser' });
    await page.locator('input[name=address]').fill('شارع الجمهورية، أمام المدرسة الإعدادية');
  },
  about: (page) => page.locator('input[name=category][value=street-lighting]').check(),
  photos: async () => undefined,
  who: async (page) => {
    await page.locator('input[name=anonymous][value=no]').check();
    await page.locator('input[name="complainants.0.name"]').fill('أم محمد عبد الرحمن');
    await page.locator('input[name="complainants.0.phone"]').fill('٠١٠٠ ١٢٣ ٤٥٦٧');
  },
  tell: (page) => page.locator('input[name=noticeBy][value=sms]').check(),
};

/** Sends the page's form by its main button. */
export async function goOn(page: Page): Promise<void> {
  await page
    .locator('main form button.button:not(.secondary):not(.plain)[type=submit]')
    .last()
    .click();
}

/** Answers one question and sends it. @param also what is done before it is sent */
export async function answer(
  page: Page,
  question: Exclude<Question, 'check'>,
  also: () => Promise<void> = async () => undefined,
): Promise<void> {
  await answers[question](page);
  await also();
  await goOn(page);
  await page.waitForURL((url) => url.pathname !== `/file/${question}`);
}

/** From the beginning to a question, all before it answered. */
export async function fileUpTo(page: Page, url: string, question: Question): Promise<void> {
  await page.goto(`${url}/file/what`);
  for (const before of questions) {
    if (before === question) return;
    await answer(page, before as Exclude<Question, 'check'>);
  }
}
