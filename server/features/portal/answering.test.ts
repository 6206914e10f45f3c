import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { dismissed, settledByWord } from '../../test/in-status.ts';
import {
  accepted,
  dossier,
  type Filed,
  file,
  move,
  naser,
  person,
  photoBytes,
  settled,
} from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pageOf = ({ number }: Filed) => `/track/${number}`;

/** A person who has opened their complaint. */
async function follower(filed: Filed) {
  const someone = browser(app);
  await someone.open(filed);
  return someone;
}

async function asked(): Promise<Filed> {
  const filed = await accepted(app);
  await move(app, naser, filed, 'ask', { question: 'What is the street called?' });
  return filed;
}

describe('what was asked for', () => {
  test('is supplied with a photo, and a second click changes nothing', async () => {
    const filed = await asked();
    const someone = await follower(filed);
    const files = [{ name: 'street.jpg', type: 'image/jpeg', bytes: await photoBytes(app) }];
    const first = await someone.postFiles(
      `${pageOf(filed)}/supply`,
      { answer: 'School Street' },
      files,
    );
    expect(first.path).toBe(`${pageOf(filed)}?done=supply`);
    expect(textOf(first.html)).toContain('We have what you sent');
    const second = await someone.postFiles(
      `${pageOf(filed)}/supply`,
      { answer: 'School Street' },
      [],
    );
    expect(second.path).toBe(`${pageOf(filed)}?done=supply`);
    const { files: sent, steps, status } = await person(app, filed);
    expect(status).toBe('in_progress');
    expect(sent).toMatchObject([{ kind: 'photo', name: 'street.jpg' }]);
    expect(steps.filter(({ verb }: { verb: string }) => verb === 'supply')).toHaveLength(1);
  });

  test('keeps what came with an answer that is missing, and names the file that was refused', async () => {
    const filed = await asked();
    const someone = await follower(filed);
    const bytes = await photoBytes(app);
    const refused = await someone.postFiles(`${pageOf(filed)}/supply`, { answer: '  ' }, [
      { name: 'good.jpg', type: 'image/jpeg', bytes },
      { name: 'page.html', type: 'text/html', bytes: Buffer.from('<html><script>x</script>') },
    ]);
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Write your answer');
    expect(textOf(refused.html)).toContain('page.html');
    const [, uploads] = /name="uploads" value="([^"]+)"/.exec(refused.html)!;
    await someone.postFiles(`${pageOf(filed)}/supply`, { answer: 'here', uploads: uploads! }, []);
    expect((await person(app, filed)).files).toMatchObject([{ name: 'good.jpg' }]);
  });

  test('cannot be supplied any more when it lapsed, and the page says that things moved on', async () => {
    const filed = await asked();
    const someone = await follower(filed);
    await person(app, filed, 'withdraw');
    const late = await someone.postFiles(`${pageOf(filed)}/supply`, { answer: 'here' }, []);
    expect(textOf(late.html)).toContain('no longer possible');
  });
});

describe('the person’s word', () => {
  test('confirms with a grade and words, once however often it is sent', async () => {
    const filed = await settled(app);
    const someone = await follower(filed);
    const missing = await someone.post(`${pageOf(filed)}/confirm`, { words: 'thank you <all>' });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('thank you &lt;all&gt;');
    expect(textOf(missing.html)).toContain('Choose one of the grades');
    for (const grade of ['4', '1']) {
      const shown = await someone.post(`${pageOf(filed)}/confirm`, { grade, words: 'thank you' });
      expect(shown.path).toBe(`${pageOf(filed)}?done=confirm`);
    }
    expect(await person(app, filed)).toMatchObject({ status: 'closed', grade: 4 });
  });

  test.each(['0', '6', '1.5', 'x', ''])('takes no grade of “%s”', async (grade) => {
    const filed = await settledByWord(app);
    const someone = await follower(filed);
    expect((await someone.post(`${pageOf(filed)}/confirm`, { grade })).status).toBe(422);
    expect((await person(app, filed)).status).toBe('settled');
  });

  test('appeals with reason and photo to who stands above, and is told who that is', async () => {
    const filed = await settledByWord(app);
    const someone = await follower(filed);
    const form = await someone.get(`${pageOf(filed)}/appeal`);
    expect(textOf(form.html)).toContain('An appeal is heard by');
    expect((await someone.postFiles(`${pageOf(filed)}/appeal`, { reason: '' }, [])).status).toBe(
      422,
    );
    const files = [{ name: 'still.jpg', type: 'image/jpeg', bytes: await photoBytes(app) }];
    for (let i = 0; i < 2; i += 1) {
      const shown = await someone.postFiles(
        `${pageOf(filed)}/appeal`,
        { reason: 'still there' },
        files,
      );
      expect(shown.path).toBe(`${pageOf(filed)}?done=appeal`);
    }
    const { history } = await dossier(app, 'examiner@gov-bns', filed);
    expect(history.filter(({ verb }: { verb: string }) => verb === 'appeal')).toHaveLength(1);
  });

  test('appeals no more when the time for it has passed', async () => {
    const filed = await dismissed(app);
    app.pass({ days: 31 });
    const someone = await follower(filed);
    expect((await someone.get(`${pageOf(filed)}/appeal`)).path).toBe(pageOf(filed));
    const late = await someone.postFiles(`${pageOf(filed)}/appeal`, { reason: 'too late' }, []);
    expect(textOf(late.html)).toContain('no longer possible');
  });

  test('withdraws after being asked once more', async () => {
    const filed = await file(app);
    const someone = await follower(filed);
    expect(textOf((await someone.get(`${pageOf(filed)}/withdraw`)).html)).toContain(
      'cannot be undone',
    );
    for (let i = 0; i < 2; i += 1) {
      const shown = await someone.post(`${pageOf(filed)}/withdraw`, { reason: '' });
      expect(shown.path).toBe(`${pageOf(filed)}?done=withdraw`);
    }
    expect((await person(app, filed)).status).toBe('withdrawn');
  });

  test('longer than may be kept is shown again whole', async () => {
    const filed = await file(app);
    const someone = await follower(filed);
    const reason = 'a'.repeat(2001);
    const refused = await someone.post(`${pageOf(filed)}/withdraw`, { reason });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(reason);
  });

  test('is not taken from a form of another site', async () => {
    const filed = await file(app);
    const someone = await follower(filed);
    const { value } = someone.cookies.get('insaf-track')!;
    const foreign = await app.http.inject({
      method: 'POST',
      url: `${pageOf(filed)}/withdraw`,
      headers: {
        cookie: `insaf-track=${value}`,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
      payload: 'reason=x',
    });
    expect(foreign.statusCode).toBe(403);
    expect((await person(app, filed)).status).toBe('received');
  });
});
