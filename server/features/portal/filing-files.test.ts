import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerAll, filingOf, numberOf, type Visitor } from '../../test/answer-questions.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner } from '../../test/journey.ts';
import { visitor } from '../../test/visitor.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function complaintOf(number: string) {
  const { body } = await app.call('GET', `/complaints/${number}`, { as: examiner });
  return body;
}

let person: Visitor;
beforeEach(() => {
  person = visitor(app);
});

describe('files go with a complaint', () => {
  const html = { name: 'page.html', type: 'image/jpeg', bytes: Buffer.from('<script>x</script>') };
  const small = { width: 64, height: 48, channels: 3, background: '#678' } as const;
  const jpeg = async (name: string) => ({
    name,
    type: 'image/jpeg',
    bytes: await sharp({ create: small }).jpeg().toBuffer(),
  });

  test('one that is refused is named, and the others stay', async () => {
    await answerAll(person);
    const files = [await jpeg('أول.jpg'), html, await jpeg('ثان.jpg')];
    const page = await person.postFiles('/file/photos', {}, files);
    expect(page.status).toBe(422);
    expect(page.faults).toEqual([['files', expect.stringContaining('page.html: ')]]);
    expect(page.html).toContain('أول.jpg');
    expect(page.html).toContain('ثان.jpg');

    const thumbnail = /\/file\/photos\/[0-9a-f-]{36}/.exec(page.html)![0];
    const picture = await person.get(thumbnail);
    expect(picture.status).toBe(200);
    expect((await visitor(app).get(thumbnail)).status).toBe(404);

    const id = thumbnail.split('/').at(-1)!;
    const less = await person.postFiles('/file/photos', { act: `remove:${id}` }, []);
    expect(less.html).not.toContain('أول.jpg');
    const check = await person.postFiles('/file/photos', { to: 'check' }, []);
    const receipt = await person.post('/file/send', { filing: filingOf(check) });
    const { uploads } = await complaintOf(numberOf(receipt));
    expect(uploads.map(({ name }: { name: string }) => name)).toEqual(['ثان.jpg']);
  });

  test('they wait as long as the draft does, longer than uploads wait by themselves', async () => {
    await answerAll(person);
    await person.postFiles('/file/photos', {}, [await jpeg('باقية.jpg')]);
    app.pass({ days: 3 });
    const check = await person.get('/file/check');
    expect(check.html).toContain('باقية.jpg');
    expect((await person.post('/file/send', { filing: filingOf(check) })).path).toBe('/receipt');
  });

  test('one that another complaint took is told of, and nothing else is lost', async () => {
    const other = visitor(app);
    await answerAll(person);
    await person.postFiles('/file/photos', {}, [await jpeg('مشتركة.jpg')]);
    const check = await person.get('/file/check');
    const [, id] = /data-upload="([^"]+)"/.exec(check.html)!;
    await answerAll(other, { photos: { uploads: id! } });
    const theirs = await other.get('/file/check');
    expect((await other.post('/file/send', { filing: filingOf(theirs) })).path).toBe('/receipt');

    const page = await person.post('/file/send', { filing: filingOf(check) });
    expect(page.status).toBe(422);
    expect(page.faults).toEqual([['files', expect.stringContaining('مشتركة.jpg')]]);
    const without = await person.post('/file/photos', { to: 'check' });
    expect((await person.post('/file/send', { filing: filingOf(without) })).path).toBe('/receipt');
  });

  test('an upload that is none is refused by the API’s words', async () => {
    await answerAll(person);
    const uploads = `3b241101-e2bb-4255-8caf-4136c566a962,${'x'.repeat(40)}`;
    const page = await person.post('/file/photos', { uploads });
    expect(page.status).toBe(422);
    expect(page.faults).toHaveLength(2);
  });

  test('twenty, and no more', async () => {
    await answerAll(person);
    const photo = await jpeg('صورة.jpg');
    const pdfLike = { ...photo, bytes: Buffer.from('x') };
    for (let sent = 0; sent < 20; sent += 5) {
      await person.postFiles('/file/photos', {}, Array(5).fill(photo));
    }
    const page = await person.postFiles('/file/photos', {}, [photo, pdfLike]);
    expect(page.status).toBe(422);
    expect(page.faults).toHaveLength(2);
    expect(page.faults[0]![1]).toContain('20');
    expect(page.html.match(/data-upload=/g)).toHaveLength(20);
  });

  test.each([
    ['names no boundary', 'multipart/form-data', ''],
    [
      'breaks off within a file',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nabc',
    ],
    ['is no form', 'application/json', '{'],
  ])('a form that %s is refused and no bug', async (_what, type, body) => {
    await answerAll(person);
    const cookie = [...person.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await app.http.inject({
      method: 'POST',
      url: '/file/photos',
      headers: { 'content-type': type, cookie, 'sec-fetch-site': 'same-origin' },
      payload: body,
    });
    expect(answer.statusCode).toBe(400);
    expect((await person.get('/file/check')).path).toBe('/file/check');
  });
});
