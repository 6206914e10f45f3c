import type { CauseView } from '@insaf/contract/causes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../platform/db/connect.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import {
  accepted,
  centreJudge,
  document,
  dossier,
  type Filed,
  move,
  naser,
  person,
  photo,
  referred,
} from '../../test/journey.ts';

/* Causes over HTTP: complaints gathered under one, answered together, each by its own rule. */

const governor = 'head@gov-bns';
const beba = 'agency_officer@gov-bns-lu-beba';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const burst = {
  ...{ title: 'كسر في الخط الرئيسي بشارع المحطة', known: 'الخط من الأسبستوس، ويحل محله آخر' },
  ...{ told: 'كسر في الخط الرئيسي في شارعكم، ونعمل على إصلاحه.', expectedFor: '2026-07-12' },
};
const fixed = { claim: 'cause_removed', text: 'تم إصلاح الخط الرئيسي وإعادة الشارع إلى حاله.' };
const explained = { claim: 'explained', text: 'الخط ملك خاص، وأُخطر صاحبه بإصلاحه.' };

/** A cause that gathers so many complaints of Naser. */
async function opened(count = 1, as = naser): Promise<{ filed: Filed[]; id: string }> {
  const filed: Filed[] = [];
  for (let at = 0; at < count; at += 1) filed.push(await accepted(app));
  const [first, ...others] = filed as [Filed, ...Filed[]];
  const also = others.map(({ number }) => ({ number }));
  const { cause } = await move(app, as, first, 'open-cause', { ...burst, also });
  return { filed, id: cause };
}

const post = (as: string, id: string, act: string, body: object) =>
  app.call('POST', `/causes/${id}/${act}`, { as, body });
const read = async (as: string, id: string): Promise<CauseView> =>
  (await app.call('GET', `/causes/${id}`, { as })).body;
const listed = async (as: string, query = '') =>
  (await app.call('GET', `/causes?limit=100${query}`, { as })).body.causes;
const answer = (as: string, id: string, body: object = fixed) => post(as, id, 'replies', body);
const keep = async (filed: Filed, uploads: string[], as = naser) =>
  move(app, as, filed, 'cause-files', { evidence: uploads.map((upload) => ({ upload })) });
const numbers = (filed: readonly Filed[]) => filed.map(({ number }) => number).sort();
const refusalOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
  `${status} ${body.error?.code}`;

async function toldOf({ number }: Filed): Promise<string[]> {
  const { rows } = await app.database.pool.query(
    'SELECT template FROM notices WHERE complaint_number = $1 ORDER BY seq',
    [number],
  );
  return rows.map(({ template }) => template);
}

describe('gathering complaints under a cause', () => {
  test('keeps each with its clock, and tells each complainant in the words written for them', async () => {
    const one = await accepted(app);
    const { clock } = await dossier(app, naser, one);
    const { filed, id } = await opened(2);
    await move(app, naser, one, 'gather', { cause: id });
    const seen = await dossier(app, naser, one);
    expect(seen.clock).toEqual(clock);
    expect(seen.cause).toMatchObject({ id, title: burst.title, state: 'open', late: false });
    expect(seen.history.at(-1)).toMatchObject({ verb: 'gather', words: burst.told });
    const view = await read(naser, id);
    expect(view).toMatchObject({ complaints: 3, unanswered: 3, expectedFor: '2026-07-12' });
    expect(view.gathered.map(({ number }) => number)).toEqual(numbers([...filed, one]));
    expect(await toldOf(one)).toContain('gathered');
  });

  test('shows a complainant nothing of the others, nor what agencies say of the cause', async () => {
    const { filed } = await opened(2);
    const view = await person(app, filed[0]!);
    expect(view.cause).toMatchObject({
      told: burst.told,
      expectedFor: '2026-07-12',
      state: 'open',
    });
    const whole = JSON.stringify(view);
    expect(whole).not.toContain(filed[1]!.number);
    expect(whole).not.toContain(burst.title);
    expect(whole).not.toContain('الأسبستوس');
  });

  test('gathers all of them or none, each under one cause at most', async () => {
    const { filed } = await opened(1);
    const [free, other] = [await accepted(app), await accepted(app)];
    const also = [{ number: other.number }, { number: filed[0]!.number }];
    const refused = await app.call('POST', `/complaints/${free.number}/open-cause`, {
      ...{ as: naser, body: { ...burst, also } },
    });
    expect(refusalOf(refused)).toBe('409 other_not_gathered');
    expect(refused.body.error.field).toBe('also.1.number');
    expect((await dossier(app, naser, free)).cause).toBeNull();
    const again = await app.call('POST', `/complaints/${filed[0]!.number}/open-cause`, {
      ...{ as: naser, body: burst },
    });
    expect(refusalOf(again)).toBe('409 already_gathered');
  });

  test('of two officers who gather one complaint at once, one does', async () => {
    const [one, two] = [await opened(1), await opened(1)];
    const free = await accepted(app);
    const gather = (cause: string, as: string) =>
      app.call('POST', `/complaints/${free.number}/gather`, { as, body: { cause } });
    const both = await Promise.all([gather(one.id, naser), gather(two.id, governor)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const held = [await read(naser, one.id), await read(naser, two.id)];
    expect(held.map(({ complaints }) => complaints).sort()).toEqual([1, 2]);
  });

  test('is refused for a complaint of an agency beside, a cause that is none, and a day that has passed', async () => {
    const { id } = await opened(1);
    const elsewhere = await referred(app);
    await move(app, governor, elsewhere, 'refer', { agency: 'gov-bns-lu-beba' });
    const gather = (cause: string, as: string) =>
      app.call('POST', `/complaints/${elsewhere.number}/gather`, { as, body: { cause } });
    expect(refusalOf(await gather(id, beba))).toBe('409 cause_elsewhere');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(refusalOf(await gather(nowhere, beba))).toBe('404 not_found');
    const past = await app.call('POST', `/complaints/${elsewhere.number}/open-cause`, {
      ...{ as: beba, body: { ...burst, expectedFor: '2026-07-04' } },
    });
    expect(refusalOf(past)).toBe('422 day_passed');
  });
});

describe('one reply for all', () => {
  test('answers those that have photos of their own place, and leaves the others with what they lack', async () => {
    const { filed, id } = await opened(3);
    app.pass({ hours: 2 });
    for (const one of filed.slice(0, 2)) await keep(one, [await photo(app)]);
    const { body } = await answer(naser, id);
    expect(body.answered.sort()).toEqual(numbers(filed.slice(0, 2)));
    expect(body.left).toMatchObject([{ number: filed[2]!.number }]);
    expect(body.left[0].items).toMatchObject([{ because: 'photo_missing', state: 'not_met' }]);
    const view = await read(naser, id);
    expect(view).toMatchObject({ complaints: 3, unanswered: 1, reply: fixed });
    const lacking = view.gathered.find(({ status }) => status === 'in_progress');
    expect(lacking).toMatchObject({ number: filed[2]!.number, needs: { photos: 1 }, files: [] });

    await keep(filed[2]!, [await photo(app)]);
    expect((await answer(naser, id)).body).toMatchObject({
      ...{ answered: [filed[2]!.number], left: [], next: null },
    });
    for (const one of filed) {
      await move(app, centreJudge, one, 'settle');
      const shown = await person(app, one);
      expect([shown.status, shown.reply.text, shown.reply.files.length]).toEqual([
        ...['settled', fixed.text, 1],
      ]);
    }
  });

  test('counts no photo twice, though both complaints have the same cause', async () => {
    const { filed, id } = await opened(2);
    app.pass({ hours: 2 });
    const same = { seed: 4711 };
    await keep(filed[0]!, [await photo(app, same)]);
    await keep(filed[1]!, [await photo(app, same)]);
    const { body } = await answer(naser, id);
    expect(body.answered).toHaveLength(1);
    expect(body.left[0].items.map(({ because }: { because: string }) => because)).toContain(
      'used_before',
    );
  });

  test('sent twice, or by two officers at once, answers each complaint once', async () => {
    const { filed, id } = await opened(3);
    const both = await Promise.all([answer(naser, id, explained), answer(governor, id, explained)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.flatMap(({ body }) => body.answered).sort()).toEqual(numbers(filed));
    expect((await answer(naser, id, explained)).body.answered).toEqual([]);
    for (const one of filed) {
      const { history } = await dossier(app, naser, one);
      expect(history.filter(({ verb }: { verb: string }) => verb === 'answer')).toHaveLength(1);
    }
  });

  test('killed in the middle it did nothing, and sent again it answers all', async () => {
    const { filed, id } = await opened(3);
    const owner = connect(app.database.url, { max: 1 });
    await owner.pool.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.complaint_number = ${numbers(filed).at(-1)} THEN
        PERFORM pg_terminate_backend(pg_backend_pid());
      END IF;
      RETURN NEW; END $$;
      CREATE TRIGGER die BEFORE INSERT ON replies FOR EACH ROW EXECUTE FUNCTION die()`);
    expect((await answer(naser, id, explained)).status).toBeGreaterThanOrEqual(500);
    await owner.pool.query('DROP TRIGGER die ON replies; DROP FUNCTION die');
    await owner.close();
    expect((await read(naser, id)).unanswered).toBe(3);
    expect((await answer(naser, id, explained)).body.answered).toEqual(numbers(filed));
  });

  test('goes on a page at a time, where there are more than one answer holds', async () => {
    const { filed, id } = await opened(27);
    const first = (await answer(naser, id, explained)).body;
    expect([first.answered.length, first.next]).toEqual([25, numbers(filed)[24]]);
    const rest = (await answer(naser, id, { ...explained, after: first.next })).body;
    expect([rest.answered.length, rest.next]).toEqual([2, null]);
  });

  test('gives each its own row of a document that shows it for all, which is no reuse among them', async () => {
    const { filed, id } = await opened(2);
    const paper = await document(app);
    const { body } = await answer(naser, id, { ...explained, documents: [{ upload: paper }] });
    expect(body.answered).toHaveLength(2);
    const ids: string[] = [];
    for (const one of filed) {
      const { rows } = await app.database.pool.query(
        'SELECT id FROM uploads WHERE complaint_number = $1 AND reply_no = 1',
        [one.number],
      );
      expect(rows).toHaveLength(1);
      ids.push(rows[0].id);
    }
    expect(new Set([...ids, paper]).size).toBe(3);
    const scene = await photo(app);
    const refused = await answer(naser, id, { ...explained, documents: [{ upload: scene }] });
    expect(refusalOf(refused)).toBe('422 shared_not_document');
  });
});

describe('a cause that changes or ends', () => {
  test('tells the people of what still waits the new day, once, and nobody where it stays', async () => {
    const { filed, id } = await opened(2);
    const same = { ...burst, worker: 'gov-bns-lu-naser', version: 1 };
    expect((await post(naser, id, 'change', { ...same, title: 'كسر الخط' })).status).toBe(200);
    expect(await toldOf(filed[0]!)).not.toContain('day_announced');
    const later = { ...same, expectedFor: '2026-07-20', told: 'تأخرت المواسير.', version: 2 };
    expect((await post(naser, id, 'change', later)).body).toMatchObject({ version: 3 });
    expect(refusalOf(await post(naser, id, 'change', later))).toBe('409 cause_changed');
    const shown = await person(app, filed[0]!);
    expect(shown.cause).toMatchObject({ told: 'تأخرت المواسير.', expectedFor: '2026-07-20' });
    expect((await toldOf(filed[1]!)).filter((each) => each === 'day_announced')).toHaveLength(1);
  });

  test('is late once the day that people were told has passed', async () => {
    const { id } = await opened(1);
    app.turnTo(new Date('2026-07-13T08:00:00Z'));
    expect((await read(naser, id)).late).toBe(true);
  });

  test('solved gathers nothing more and still answers; abandoned lets all go back to be worked on', async () => {
    const solved = await opened(1);
    await post(naser, solved.id, 'end', { state: 'solved', how: 'أُصلح الخط' });
    const free = await accepted(app);
    const late = await app.call('POST', `/complaints/${free.number}/gather`, {
      ...{ as: naser, body: { cause: solved.id } },
    });
    expect(refusalOf(late)).toBe('409 cause_ended');
    expect((await answer(naser, solved.id, explained)).body.answered).toHaveLength(1);
    const wrong = await opened(2);
    const ended = await post(naser, wrong.id, 'end', { state: 'abandoned', how: 'لكل مكان سببه' });
    expect(ended.body).toMatchObject({ state: 'abandoned', complaints: 0 });
    const seen = await dossier(app, naser, wrong.filed[0]!);
    expect([seen.cause, seen.history.at(-1).verb]).toEqual([null, 'ungather']);
    expect(await toldOf(wrong.filed[1]!)).toContain('ungathered');
  });

  test('lets a complaint go by hand, when it is withdrawn, and when an agency outside has it', async () => {
    const { filed, id } = await opened(4);
    const [byHand, withdrawn, gone, stays] = filed as [Filed, Filed, Filed, Filed];
    await keep(byHand, [await document(app)]);
    await move(app, naser, byHand, 'ungather', { reason: 'السبب مختلف' });
    await person(app, withdrawn, 'withdraw');
    await move(app, governor, gone, 'refer', { agency: 'gov-bns-lu-beba' });
    const { history } = await dossier(app, governor, gone);
    expect(history.at(-1)).toMatchObject({ verb: 'ungather', by: 'system' });
    expect(history.at(-1).details.because).toBe('out_of_reach');
    expect((await read(naser, id)).gathered.map(({ number }) => number)).toEqual([stays.number]);
    const { rows } = await app.database.pool.query(
      'SELECT FROM cause_files WHERE complaint_number = $1',
      [byHand.number],
    );
    expect(rows).toEqual([]);
  });
});

describe('who sees a cause', () => {
  test('sees and counts of it only the complaints that they may see', async () => {
    const [ofNaser, ofBeba] = [await accepted(app), await referred(app)];
    await move(app, governor, ofBeba, 'refer', { agency: 'gov-bns-lu-beba' });
    const also = [{ number: ofBeba.number }];
    const { cause } = await move(app, governor, ofNaser, 'open-cause', { ...burst, also });
    expect(await read(governor, cause)).toMatchObject({ complaints: 2, known: burst.known });
    const seen = await read(beba, cause);
    expect(seen).toMatchObject({ complaints: 1, unanswered: 1, known: null, openedBy: null });
    expect(seen.gathered.map(({ number }) => number)).toEqual([ofBeba.number]);
    const line = (await listed(beba)).find((row: { id: string }) => row.id === cause);
    expect(line).toMatchObject({ complaints: 1 });
    const { body } = await answer(beba, cause, explained);
    expect([body.answered, body.left]).toEqual([[ofBeba.number], []]);
    expect((await dossier(app, naser, ofNaser)).status).toBe('in_progress');
  });

  test('finds none of an agency beside, whose officers change, end and answer nothing of it', async () => {
    const { id } = await opened(1);
    for (const as of [beba, 'head@gov-is']) {
      expect(refusalOf(await app.call('GET', `/causes/${id}`, { as }))).toBe('404 not_found');
      expect(refusalOf(await answer(as, id, explained))).toBe('404 not_found');
      const ended = await post(as, id, 'end', { state: 'solved', how: 'لا شيء' });
      expect(refusalOf(ended)).toBe('404 not_found');
      expect((await listed(as)).map((row: { id: string }) => row.id)).not.toContain(id);
    }
  });

  test('pages of the list follow one another without a gap or a repetition', async () => {
    const all = (await listed(governor)).map((row: { id: string }) => row.id);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await app.call('GET', `/causes?limit=3${next}`, { as: governor });
      found.push(...body.causes.map(({ id }: { id: string }) => id));
      after = body.next;
    } while (after !== null);
    expect(found).toEqual(all);
    const wrong = await app.call('GET', '/causes?after=nonsense', { as: governor });
    expect(wrong.status).toBe(400);
  });
});

test('steps of a cause are only added, by whoever owns the tables too', async () => {
  const { id } = await opened(1);
  const change = app.database.pool.query(
    `UPDATE cause_steps SET words = 'غيره' WHERE cause_id = $1`,
    [id],
  );
  await expect(change).rejects.toThrow(/only added/);
});
