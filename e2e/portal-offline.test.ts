import { describe, expect, test } from 'vitest';
import { fileUpTo } from './filing-steps.ts';
import { fireSync, openPortal, press, queue, sentNumber, spot } from './portal-visit.ts';

/*
 * A connection that is not there, breaks, or swallows answers: what was written is neither lost nor filed
 * twice. In a real browser, because only there is a service worker.
 */

const portal = openPortal();

describe.skipIf(portal.skipped)('without a connection', () => {
  test('a complaint with two photos waits while the tab is closed, and is filed once with them', async () => {
    const { page, context } = await portal.visit('/');
    await context.setOffline(true);
    await page.goto(`${portal.url}/file/what`);
    expect(await page.title()).toContain('without a connection');
    await press(page, 'Use my position');
    await page.getByText('found to within about 20 metres').waitFor();
    await queue(page, 'The lamp by the school is out', {
      files: [await portal.photo('near'), await portal.photo('far')],
    });
    await page.getByText('It is sent by itself').waitFor();
    await page.close();

    await context.setOffline(false);
    // Two tabs at once, and the worker, are three who could send it.
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(portal.url)));
    const number = await sentNumber(tabs[0]!);
    const filed = await portal.filedAs('The lamp by the school is out');
    expect(filed.map((complaint) => complaint.number)).toEqual([number]);
    expect(filed[0]).toMatchObject({ channel: 'portal', position: { lat: spot.lat } });
    const claims = filed[0]!.uploads.map(({ takenAt, position }) => [takenAt, position !== null]);
    expect(claims).toEqual([
      ['2026-11-20T07:30:00.000Z', true],
      ['2026-11-20T07:30:00.000Z', true],
    ]);
    await press(tabs[0]!, 'Erase from this device');
    await tabs[0]!.getByText('Erased from this device').waitFor();
    await tabs[0]!.reload();
    expect(await tabs[0]!.locator('.outbox-item').count()).toBe(0);
  });

  test('a form that breaks off between two pages leads to one with all that was typed', async () => {
    const { page, context } = await portal.visit('/file/what');
    await page.fill('[name=text]', 'Water has been cut for three days');
    await press(page, 'Continue');
    // Found by name: what the server then shows is not undone by what was typed before.
    await page.fill('[name=find]', 'Naser, Beni Suef');
    await press(page, 'Search');
    await expect.poll(() => page.inputValue('[name=place]')).toBe('eg-bns-naser');
    expect(await page.inputValue('[name=governorate]')).toBe('eg-bns');
    await page.fill('[name=landmark]', 'Beside the mosque');
    await context.setOffline(true);
    await press(page, 'Continue');
    await page.getByText('The connection broke before your page arrived').waitFor();
    await expect
      .poll(() => page.inputValue('[name=text]'))
      .toBe('Water has been cut for three days');
    expect(await page.inputValue('[name=place]')).toBe('eg-bns-naser');
    expect(await page.inputValue('[name=landmark]')).toBe('Beside the mosque');
    expect(await page.locator('#connection').isVisible()).toBe(true);

    // With the connection back, the usual page has it too.
    await context.setOffline(false);
    await page.goto(`${portal.url}/file/where`);
    await expect.poll(() => page.inputValue('[name=landmark]')).toBe('Beside the mosque');

    // Filed from the device, the draft at the server is done with: it is the same complaint.
    await page.goto(`${portal.url}/offline`);
    await queue(page, 'Water has been cut for three days');
    const number = await sentNumber(page);
    const filed = await portal.filedAs('Water has been cut');
    expect(filed).toMatchObject([{ number, landmark: 'Beside the mosque' }]);
    await page.goto(`${portal.url}/file`);
    expect(new URL(page.url()).pathname).toBe('/file/what');
    expect(await page.inputValue('[name=text]')).toBe('');
  });

  test('a form that is sent before its script came leads to one with all that was typed', async () => {
    const { page, context } = await portal.visit('/file/what');
    await context.setOffline(true);
    // As on a page whose script is still on its way: nothing hears what is typed, nor that it is sent.
    await page.evaluate(`(() => {
      const form = document.querySelector('form[data-question]');
      form.elements.text.value = 'Typed faster than the script';
      HTMLFormElement.prototype.submit.call(form);
    })()`);
    await page.getByText('The connection broke before your page arrived').waitFor();
    await expect.poll(() => page.inputValue('[name=text]')).toBe('Typed faster than the script');
  });

  test('the service worker sends by itself when no page is open', async () => {
    const visit = await portal.visit('/');
    const { page, context } = visit;
    await context.setOffline(true);
    await page.goto(`${portal.url}/offline`);
    await queue(page, 'Sent by nobody who looks on');
    await page.getByText('It is sent by itself').waitFor();
    await page.goto('about:blank');
    await context.setOffline(false);
    await fireSync(visit, portal.url);
    await expect
      .poll(async () => (await portal.filedAs('Sent by nobody who looks on')).length, {
        timeout: 120_000,
      })
      .toBe(1);
  });

  test('nothing of a person is kept among the pages for later', async () => {
    const { page } = await portal.visit('/file/what');
    await page.fill('[name=text]', 'Something private');
    await press(page, 'Continue');
    await page.goto(`${portal.url}/track`);
    const addresses = await page.evaluate<string[]>(`(async () => {
      const found = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(request.url);
      return found.map((address) => new URL(address).pathname);
    })()`);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((path) => !/^\/(assets\/|offline$|icon)/.test(path))).toEqual([]);
  });
});

describe.skipIf(portal.skipped)('with a connection that fails', () => {
  test('a complaint whose answer was lost is sent again, and filed once', async () => {
    const { page } = await portal.visit('/offline');
    let lost = 0;
    await page.route('**/api/v1/complaints', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort();
    });
    await queue(page, 'The answer to this was lost');
    await page.getByText('no answer has come yet').waitFor();
    expect(lost).toBeGreaterThan(0);
    // What may have been filed can be neither changed nor thrown away.
    expect(await page.getByRole('button', { name: 'Change it' }).count()).toBe(0);
    await page.unroute('**/api/v1/complaints');
    const number = await sentNumber(page);
    const filed = await portal.filedAs('The answer to this was lost');
    expect(filed.map((complaint) => complaint.number)).toEqual([number]);
  });

  test('a complaint that the page of answers had sent already is not filed again', async () => {
    const { page, context } = await portal.visit('/file/what');
    await fileUpTo(page, portal.url, 'check');
    const text = await page.locator('.as-written').first().textContent();
    // It arrives, and the answer is lost: so the person writes on, on the page for later.
    const filing = await page.inputValue('input[name=filing]');
    const sent = await context.request.post(`${portal.url}/file/send`, {
      form: { filing },
      headers: { origin: portal.url },
      maxRedirects: 0,
    });
    expect(sent.headers().location).toBe('/receipt');
    await page.goto(`${portal.url}/offline`);
    await queue(page, `${text} Once more.`);
    await page.getByText('has reached us before').waitFor();
    expect(await portal.filedAs(text!.slice(0, 40))).toHaveLength(1);
    await press(page, 'Open its receipt');
    await page.locator('body[data-page=receipt]').waitFor();
  });

  test('what the server refuses is shown in its words, can be changed, and is filed then', async () => {
    const { page } = await portal.visit('/offline');
    await queue(page, 'A wrong telephone number', { phone: '12' });
    await page.getByText('It was not accepted').waitFor();
    expect(await page.locator('.outbox-item .fault').textContent()).toContain('telephone');
    await press(page, 'Change it');
    await page.locator('form[data-offline]').waitFor();
    await expect.poll(() => page.inputValue('[name=text]')).toBe('A wrong telephone number');
    await queue(page, 'A wrong telephone number');
    await sentNumber(page);
    expect(await portal.filedAs('A wrong telephone number')).toHaveLength(1);
  });
});
