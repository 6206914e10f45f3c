import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import { beba, burst, governor, numbersOf, opened, readCause } from '../../../test/causes.ts';
import { accepted, dossier, move, naser, person, referred } from '../../../test/journey.ts';
import { refusalOf, toldOf } from '../../../test/obstacles.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

describe('gathering complaints under a cause', () => {
  test('keeps each with its clock, and tells each complainant in the words written for them', async () => {
    const one = await accepted(app);
    const { clock } = await dossier(app, naser, one);
    const { filed, id } = await opened(app, 2);
    await move(app, naser, one, 'gather', { cause: id });
    const seen = await dossier(app, naser, one);
    expect(seen.clock).toEqual(clock);
    expect(seen.cause).toMatchObject({ id, title: burst.title, state: 'open', late: false });
    expect(seen.history.at(-1)).toMatchObject({ verb: 'gather', words: burst.told });
    const view = await readCause(app, naser, id);
    expect(view).toMatchObject({ complaints: 3, unanswered: 3, expectedFor: '2026-07-12' });
    expect(view.gathered.map(({ number }) => number)).toEqual(numbersOf([...filed, one]));
    expect(await toldOf(app, one)).toContain('gathered');
  });

  test('shows a complainant nothing of the others, nor what agencies say of the cause', async () => {
    const { filed } = await opened(app, 2);
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
    const { filed } = await opened(app, 1);
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
    const [one, two] = [await opened(app, 1), await opened(app, 1)];
    const free = await accepted(app);
    const gather = (cause: string, as: string) =>
      app.call('POST', `/complaints/${free.number}/gather`, { as, body: { cause } });
    const both = await Promise.all([gather(one.id, naser), gather(two.id, governor)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const held = [await readCause(app, naser, one.id), await readCause(app, naser, two.id)];
    expect(held.map(({ complaints }) => complaints).sort()).toEqual([1, 2]);
  });

  test('is refused for a complaint of an agency beside, a cause that is none, and a day that has passed', async () => {
    const { id } = await opened(app, 1);
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
