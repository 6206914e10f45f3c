import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { allFigures } from '../../test/figures-of.ts';
import { dossier, type Filed, file, judge, move, naser, person } from '../../test/journey.ts';
import {
  alarms,
  complainant,
  filesHolding,
  placesOf,
  secrets,
  wholeStory,
} from '../../test/traces.ts';
import { countFigures, rebuildFigures } from '../figures/index.ts';
import { carryOutErasures, endRetention } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const head = 'head@cabinet';
/** A whole story with photos, more than once. */
const patience = 120_000;

async function closed(): Promise<{ filed: Filed; content: Buffer }> {
  const story = await wholeStory(app);
  await move(app, judge, story.filed, 'settle', {});
  await person(app, story.filed, 'confirm', { grade: 4, words: secrets.appeal });
  app.pass({ days: 60 });
  return story;
}

const erasure = (filed: Filed, what = '') =>
  app.call('POST', `/tracking/erasure${what}`, {
    body: { number: filed.number, code: filed.code },
  });
const decide = (filed: Filed, what: string, body: object = {}) =>
  app.call('POST', `/complaints/${filed.number}/erasure/${what}`, { as: head, body });

/** As if the messages had gone out. */
const sendAll = () =>
  app.database.pool.query(`UPDATE notices SET state = 'sent', sent_at = now(),
  carrier = 'outbox' WHERE state IN ('queued', 'sending')`);

test(
  'after an erasure nothing of the person is in any table or file, and the ledger raises no alarm',
  async () => {
    const { filed, content } = await closed();
    const words = Object.values(secrets);
    expect((await placesOf(app, words)).length).toBeGreaterThan(8);
    expect((await filesHolding(app, [content])).length).toBe(1);
    await countFigures(app.ctx);
    const figures = await allFigures(app.database);

    expect((await erasure(filed)).status).toBe(201);
    expect((await decide(filed, 'grant')).body).toMatchObject({ state: 'granted' });
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(0);
    await sendAll();
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(1);
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(0);

    expect(await placesOf(app, words)).toEqual([]);
    expect(await filesHolding(app, [content, ...words])).toEqual([]);
    expect(await alarms(app)).toEqual([]);
    // Neither what was counted before nor what is counted again knows of it.
    for (const again of [countFigures, rebuildFigures]) {
      await again(app.ctx);
      expect(await allFigures(app.database)).toEqual(figures);
    }
    const own = await person(app, filed);
    expect(own).toMatchObject({ status: 'closed', text: '', remedy: null, files: [], grade: 4 });
    expect(own.steps.map(({ verb }: { verb: string }) => verb)).toContain('settle');
    const seen = await app.call('GET', `/complaints/${filed.number}`, { as: head });
    expect(seen.body).toMatchObject({ people: [], uploads: [], category: { code: 'waste' } });
    expect(seen.body.erasedAt).not.toBeNull();
    expect((await erasure(filed, '/state')).body).toMatchObject({ state: 'done', why: 'asked' });
  },
  patience,
);

test(
  'an open complaint keeps its person, and so does one that can still be appealed',
  async () => {
    const { filed } = await wholeStory(app);
    expect(await erasure(filed)).toMatchObject({
      status: 409,
      body: { error: { code: 'erasure_too_early' } },
    });
    await move(app, judge, filed, 'settle', {});
    expect((await erasure(filed)).body.error.code).toBe('erasure_too_early');
    await person(app, filed, 'confirm', { grade: 4 });
    expect((await erasure(filed)).body.error.code).toBe('erasure_before_appeal');
    const { appealUntil } = (await erasure(filed, '/state')).body;
    app.turnTo(new Date(new Date(appealUntil).getTime() + 1000));
    expect((await erasure(filed)).status).toBe(201);
    expect((await erasure(filed)).body.error.code).toBe('erasure_asked');
  },
  patience,
);

test(
  'a refusal has a reason that the person reads, and they may ask again',
  async () => {
    const { filed } = await closed();
    const clerk = 'counter_clerk@cabinet';
    const asked = await app.call('POST', `/complaints/${filed.number}/erasure`, {
      as: clerk,
      body: {},
    });
    expect(asked.status).toBe(404);
    expect((await erasure(filed)).status).toBe(201);
    const list = await app.call('GET', '/erasures', { as: head });
    expect(list.body.erasures.map(({ number }: Filed) => number)).toContain(filed.number);
    expect((await app.call('GET', '/erasures', { as: naser })).status).toBe(403);
    const reason = 'تنظر المحكمة في الواقعة وتحتاج إلى الأوراق';
    expect((await decide(filed, 'refuse', { reason })).body).toMatchObject({ state: 'refused' });
    expect((await decide(filed, 'grant')).body.error.code).toBe('erasure_not_waiting');
    expect((await erasure(filed, '/state')).body).toMatchObject({
      refusal: reason,
      erasable: 'yes',
    });
    await sendAll();
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(0);
    expect((await person(app, filed)).text).toBe(secrets.text);
    expect((await erasure(filed)).status).toBe(201);
  },
  patience,
);

test(
  'nobody of the agency complained of decides about the erasure',
  async () => {
    const filed = await file(app, { agencyComplainedOf: 'gov-bns', complainants: [complainant] });
    await person(app, filed, 'withdraw', {});
    app.pass({ days: 60 });
    expect((await erasure(filed)).status).toBe(201);
    const order = { as: 'head@cabinet head@gov-bns', body: {} };
    const granted = await app.call('POST', `/complaints/${filed.number}/erasure/grant`, order);
    expect(granted.body.error.code).toBe('complained_of');
    expect((await decide(filed, 'grant')).status).toBe(200);
  },
  patience,
);

test(
  'what was kept as long as its category says is erased by the nightly job, and nothing younger',
  async () => {
    const { filed } = await closed();
    const category = await app.call('GET', '/categories/waste', { as: 'administrator@cabinet' });
    const { code: _, name, words, ...rest } = category.body;
    expect(rest.retentionYears).toBe(5);
    const edited = await app.call('PUT', '/categories/waste', {
      as: 'administrator@cabinet',
      body: {
        ...{ ...rest, nameAr: name.ar, nameEn: name.en, wordsAr: words.ar, wordsEn: words.en },
        retentionYears: 2,
      },
    });
    expect(edited.body.retentionYears).toBe(2);
    app.pass({ days: 660 });
    const younger = await endRetention(app.ctx);
    const young = await erasure(filed, '/state');
    expect(young.body.state).toBe('none');
    app.pass({ days: 30 });
    expect(await endRetention(app.ctx)).toBeGreaterThan(younger);
    expect(await endRetention(app.ctx)).toBe(0);
    await sendAll();
    await carryOutErasures(app.ctx, app.uploads);
    expect((await erasure(filed, '/state')).body).toMatchObject({
      state: 'done',
      why: 'retention',
    });
    expect(await placesOf(app, [secrets.email, secrets.nationalId])).toEqual([]);
    expect(await alarms(app)).toEqual([]);
  },
  patience,
);

test(
  'an erasure that fails does not hold up the others, and is done by the next run',
  async () => {
    const [broken, sound] = [await closed(), await closed()];
    for (const { filed } of [broken, sound]) {
      await erasure(filed);
      await decide(filed, 'grant');
    }
    await sendAll();
    const [{ id }] = (await dossier(app, head, broken.filed)).uploads;
    const { rows } = await app.database.pool.query(
      `SELECT encode(sha256, 'hex') AS hex FROM uploads WHERE id = $1`,
      [id],
    );
    const { storage } = app.uploads;
    const remove = (key: string) =>
      key.includes(rows[0].hex)
        ? Promise.reject(new Error('the store is away'))
        : storage.remove(key);
    const uploads = { ...app.uploads, storage: { ...storage, remove } };
    await expect(carryOutErasures(app.ctx, uploads)).rejects.toThrow('some erasures failed');
    expect((await erasure(sound.filed, '/state')).body.state).toBe('done');
    expect((await erasure(broken.filed, '/state')).body.state).toBe('granted');
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(1);
    expect((await erasure(broken.filed, '/state')).body.state).toBe('done');
  },
  patience,
);

test(
  'who was erased after a backup is erased again once it was restored, by what the operator is told to run',
  async () => {
    const { filed } = await closed();
    const page = readFileSync(
      new URL('../../../docs/operate/retention.md', import.meta.url),
      'utf8',
    );
    const [list, again] = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql!);
    expect((await app.database.pool.query(list!)).rows).not.toContainEqual({
      complaint_number: filed.number,
    });
    await app.database.pool.query(again!.replace('NUMBERS', filed.number));
    await sendAll();
    expect(await carryOutErasures(app.ctx, app.uploads)).toBe(1);
    expect((await erasure(filed, '/state')).body.state).toBe('done');
    expect(await alarms(app)).toEqual([]);
  },
  patience,
);
