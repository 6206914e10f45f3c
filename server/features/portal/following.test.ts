import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { dismissed, inStatus } from '../../test/in-status.ts';
import {
  accepted,
  centreJudge,
  document,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photo,
  reply,
} from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pageOf = ({ number }: Filed) => `/track/${number}`;

/** A person who has opened their complaint. */
async function follower(filed: Filed, language: 'ar' | 'en' = 'en') {
  const someone = browser(app, language);
  await someone.open(filed);
  return someone;
}

describe('a complaint is opened', () => {
  test('by number and code, in any digits and with spaces, and stays open by a cookie of its own', async () => {
    const filed = await file(app);
    const someone = browser(app);
    const shown = await someone.post('/track', {
      number: arabicDigits(`${filed.number.slice(0, 4)} ${filed.number.slice(4)}`),
      code: arabicDigits(`${filed.code.slice(0, 4)} - ${filed.code.slice(4)}`),
    });
    expect(shown).toMatchObject({ status: 200, path: pageOf(filed) });
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(textOf(shown.html)).toContain('Received, being examined');
    expect(textOf((await someone.get(pageOf(filed))).html)).toContain('القمامة متراكمة');
    expect(someone.cookies.get('insaf-track')?.path).toBe('/');
  });

  test('and the code stands neither in an address nor in the cookie', async () => {
    const filed = await file(app);
    const someone = browser(app);
    const shown = await someone.open(filed);
    expect(shown.path).not.toContain(filed.code);
    const { value } = someone.cookies.get('insaf-track')!;
    for (const text of [
      value,
      ...value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')),
    ]) {
      expect(text).not.toContain(filed.code);
      expect(text).not.toContain(filed.number);
    }
  });

  test('but no other with its cookie, nor with one that was changed', async () => {
    const [filed, other] = [await file(app), await file(app)];
    const someone = await follower(filed);
    for (const path of [
      pageOf(other),
      `${pageOf(other)}/withdraw`,
      `${pageOf(other)}/receipt.pdf`,
    ]) {
      const refused = await someone.get(path);
      expect(refused.html).toContain('name="code"');
      expect(refused.html).not.toContain('القمامة');
    }
    expect((await someone.post(`${pageOf(other)}/withdraw`, {})).html).toContain('name="code"');
    expect((await person(app, other)).status).toBe('received');
    const { value } = someone.cookies.get('insaf-track')!;
    for (const forged of ['x.y', value.slice(0, -4), `${value}A`, `A${value}`]) {
      someone.cookies.set('insaf-track', { value: forged, path: '/track' });
      expect((await someone.get(pageOf(filed))).html).toContain('name="code"');
    }
  });

  test('for an hour after its last use', async () => {
    const filed = await file(app);
    const someone = await follower(filed);
    for (let i = 0; i < 3; i += 1) {
      app.pass({ minutes: 50 });
      expect((await someone.get(pageOf(filed))).html).not.toContain('name="code"');
    }
    app.pass({ minutes: 61 });
    expect((await someone.get(pageOf(filed))).html).toContain('name="code"');
  });

  test('until the person leaves', async () => {
    const filed = await file(app);
    const someone = await follower(filed);
    someone.cookies.set('insaf-receipt', { value: 'of what was filed here', path: '/' });
    const left = await someone.post('/track/leave', {});
    expect(textOf(left.html)).toContain('closed on this device');
    expect(someone.cookies.has('insaf-track')).toBe(false);
    expect(someone.cookies.has('insaf-receipt')).toBe(false);
    expect((await someone.get(pageOf(filed))).html).toContain('name="code"');
  });

  test('not with a wrong code, which is asked for again with the number as it was typed', async () => {
    const { number } = await file(app);
    const typed = `${number.slice(0, 5)}  ${number.slice(5)}`;
    const refused = await browser(app).post('/track', { number: typed, code: '0000 0000' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(`value="${typed}"`);
    expect(refused.html).not.toContain('0000 0000');
    expect(textOf(refused.html)).toContain('do not belong together');
    const wrong = await browser(app).post('/track', { number: '123', code: '12345678' });
    expect(textOf(wrong.html)).toContain('The complaint number is not right');
  });

  test('not by guessing, and who guesses is told to wait', async () => {
    const { number } = await file(app);
    const guesser = browser(app, 'en', '203.0.113.77');
    let last = await guesser.post('/track', { number, code: '00000000' });
    for (let i = 0; i < 60 && last.status !== 429; i += 1) {
      last = await guesser.post('/track', { number, code: '00000000' });
    }
    expect(last.status).toBe(429);
    expect(last.headers['retry-after']).toBeDefined();
    expect(textOf(last.html)).toContain('Too many attempts');
  });
});

describe('the page of a complaint', () => {
  test.for(statuses)(
    'that is %s says so in both languages, and every link on it leads on',
    async (status) => {
      const filed = await inStatus(app, status);
      for (const language of ['ar', 'en'] as const) {
        const someone = await follower(filed, language);
        const { html } = await someone.get(pageOf(filed));
        expect(html).toContain(`lang="${language}"`);
        expect(textOf(html)).not.toMatch(/portal-|tracking\.|undefined|\{|\}|\[object/);
        for (const [, href] of html.matchAll(/href="(\/track\/[^"]+)"/g)) {
          expect([href, (await someone.get(href!)).status]).toEqual([href, 200]);
        }
      }
    },
  );

  test('tells what the reply claims, shows its photos and what was checked of them', async () => {
    const shot = await photo(app);
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', reply([{ upload: shot }]));
    const someone = await follower(filed);
    expect((await someone.get(`${pageOf(filed)}/files/${shot}/thumbnail`)).status).toBe(404);
    await move(app, centreJudge, filed, 'settle');
    const { html } = await someone.get(pageOf(filed));
    const text = textOf(html);
    expect(text).toContain('The agency says that the cause is gone.');
    expect(text).toContain('taken after your complaint was received');
    expect(text).toContain('Technological Centre');
    expect(html).toContain(`src="${pageOf(filed)}/files/${shot}/thumbnail"`);
    const picture = await someone.get(`${pageOf(filed)}/files/${shot}/show`);
    expect(picture.headers['content-type']).toMatch(/^image\//);
    const stranger = await follower(await file(app));
    expect((await stranger.get(`${pageOf(filed)}/files/${shot}/show`)).html).toContain(
      'name="code"',
    );
  });

  test('shows the person’s own files, and no file by another’s id or a form there is not', async () => {
    const own = await document(app);
    const filed = await file(app, { uploads: [own] });
    const someone = await follower(filed);
    const { html } = await someone.get(pageOf(filed));
    expect(html).toContain(`href="${pageOf(filed)}/files/${own}/original"`);
    expect((await someone.get(`${pageOf(filed)}/files/${own}/original`)).status).toBe(200);
    for (const wrong of [`${await document(app)}/original`, `${own}/everything`, 'x/original']) {
      expect((await someone.get(`${pageOf(filed)}/files/${wrong}`)).status).toBe(404);
    }
  });

  test('says why a complaint was dismissed, and who would hear an appeal', async () => {
    const someone = await follower(await dismissed(app));
    const { html } = await someone.get(pageOf(await dismissed(app)));
    expect(html).toContain('name="code"');
    const filed = await dismissed(app);
    const shown = textOf((await (await follower(filed)).get(pageOf(filed))).html);
    expect(shown).toContain('Reason:');
    expect(shown).toContain('لم يذكر المكان ولا الجهة.');
  });

  test('shows what people wrote as text, never run', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    const filed = await file(app, { text: `rubbish ${script}`, address: script, remedy: script });
    await move(app, examiner, filed, 'ask', { question: `where? ${script}` });
    const { html, headers } = await (await follower(filed)).get(pageOf(filed));
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img src=x');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const address = await browser(app).get(`/track/${encodeURIComponent('"><script>x</script>')}`);
    expect(address.html).not.toContain('<script>x');
  });

  test('of a complaint that names nobody opens like any other', async () => {
    const filed = await file(app, { anonymous: true, complainants: [] });
    expect((await (await follower(filed)).get(pageOf(filed))).status).toBe(200);
  });
});
