import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../contract/text.ts';
import { makePdf } from '../server/demo/pdf.ts';
import { digitsIn, openDesk, type Seat } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * A visitor at a citizen service office: a society with a neighbour and a paper, in a real browser. The
 * camera and the printer are the only things made up.
 */

const desk = openDesk();

/** A camera that shows a sheet of paper, or none; and a printer that counts. */
const devices = (camera: boolean) => `
  navigator.mediaDevices.getUserMedia = async () => {
    if (!${camera}) throw new DOMException('none', 'NotFoundError');
    const sheet = document.createElement('canvas');
    Object.assign(sheet, { width: 400, height: 300 });
    const pen = sheet.getContext('2d');
    setInterval(() => {
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, 400, 300);
      pen.fillStyle = 'black';
      pen.fillText('signatures', 20, 40);
    }, 30);
    return sheet.captureStream();
  };
  window.print = () => { top.printed = (top.printed ?? 0) + 1; };`;

async function atCounter(language: Language, camera: boolean): Promise<Seat> {
  const viewport = { width: 1366, height: 768 };
  const context = await desk.signedIn('clerk.bns', language, { viewport });
  await context.addInitScript(devices(camera));
  const seat = await desk.openPage(context, '/desk/counter');
  await seat.page.locator('input[type=tel]').waitFor();
  return seat;
}

const button = (page: Page, name: string) => page.getByRole('button', { name });

describe.skipIf(desk.skipped).for(languages)('a visitor, the desk in %s', (language) => {
  const words = wordsOf(language);
  const say = (key: string) => words(`desk-intake.${key}`);

  test('files with others and with papers, chosen and scanned, and takes a receipt', async () => {
    const { context, page, seen } = await atCounter(language, true);
    await page.keyboard.type('01055512345');
    await page.keyboard.press('Enter');
    await page.keyboard.type('جمعية أصدقاء البيئة');
    await page.getByLabel(say('counter.visitor')).selectOption('civil_society');
    await button(page, say('counter.add')).click();
    await page.keyboard.type('محمد حسن عبد اللطيف');
    await page.getByLabel(say('field.text')).fill('دخان مصنع الطوب يغطي القرية كل ليلة');
    await page.getByRole('combobox', { name: say('field.place') }).click();
    await page.keyboard.type('اهناسيه');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('input[type=file]').setInputFiles([
      { name: 'letter.pdf', mimeType: 'application/pdf', buffer: makePdf('Letter', ['Smoke.']) },
      { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 torn') },
    ]);
    await page.locator('.document-fault').waitFor();
    await button(page, say('documents.remove').replace('{name}', 'broken.pdf')).click();

    await button(page, say('documents.scan')).click();
    for (const pages of [1, 2, 3]) {
      await button(page, say('scan.take')).click();
      await page
        .locator('.scan-page')
        .nth(pages - 1)
        .waitFor();
    }
    const shapes = () =>
      page.locator('.scan-page img').evaluateAll((images) =>
        images.map((image) => {
          const { naturalWidth, naturalHeight } = image as unknown as Record<string, number>;
          return naturalWidth! > naturalHeight! ? 'wide' : 'high';
        }),
      );
    await page.locator('.scan-page').nth(1).getByRole('button').first().click();
    await expect.poll(shapes).toEqual(['wide', 'high', 'wide']);
    await page.locator('.scan-page').nth(2).getByRole('button').last().click();
    await page.locator('.scan > button').last().click();
    await page.locator('.document .badge').nth(2).waitFor();

    await page.keyboard.press('Control+Enter');
    await page.locator('.filed-digits').waitFor();
    const number = await digitsIn(page.locator('.filed-digits dd').first());
    expect(await desk.as('clerk.bns').get(`/complaints/${number}`)).toMatchObject({
      channel: 'office',
      people: [
        { name: 'ج*** أ*** ا***', kind: 'civil_society' },
        { name: 'م*** ح*** ع*** ا***', kind: 'citizen' },
      ],
      uploads: [{}, {}, {}],
      place: { code: 'eg-bns-ehnasia' },
      holder: { code: 'gov-bns-tech-centre' },
      history: [{ verb: 'receive', agency: { code: 'gov-bns-citizen-service' } }],
    });

    // The receipt is what the visitor waits for: Enter prints it, in the size that was chosen last.
    await page.getByText(say('receipt.80mm'), { exact: true }).click();
    const printed = page.waitForResponse((response) => response.url().includes('/receipt/'));
    const showsPdf = await page.evaluate('navigator.pdfViewerEnabled');
    const saved = showsPdf ? null : page.waitForEvent('download');
    await button(page, say('receipt.print')).click();
    const receipt = await printed;
    expect(receipt.url()).toContain(`/complaints/${number}/receipt/80mm`);
    expect(receipt.headers()['content-type']).toContain('application/pdf');
    // What shows no PDF gets it as a file.
    if (saved) expect((await saved).suggestedFilename()).toBe(`insaf-${number}.pdf`);
    expect(seen).toMatchObject({ violations: [], elsewhere: [] });
    await button(page, say('receipt.print')).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('F2');
    await page.locator('input[type=tel]').waitFor();
    await page.reload();
    await page.locator('input[type=tel]').waitFor();
    expect(await page.locator('input[type=tel]').inputValue()).toBe('');
    expect(
      await page.evaluate(`Object.entries(localStorage).find(([key]) =>
      key.endsWith(':paper'))?.[1]`),
    ).toBe('"80mm"');
    await context.close();
  });

  test('without a camera a picture is taken by the device or chosen', async () => {
    const { context, page } = await atCounter(language, false);
    await button(page, say('documents.scan')).click();
    await page.getByText(say('scan.no_camera')).waitFor();
    expect(await page.locator('.scan ~ input[type=file], .scan input[type=file]').count()).toBe(1);
    await context.close();
  });
});
