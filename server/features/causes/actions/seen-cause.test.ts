import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import {
  actOn,
  answerFor,
  beba,
  burst,
  explained,
  governor,
  listCauses,
  opened,
  readCause,
} from '../../../test/causes.ts';
import { accepted, dossier, move, naser, referred } from '../../../test/journey.ts';
import { refusalOf } from '../../../test/obstacles.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

describe('who sees a cause', () => {
  test('sees and counts of it only the complaints that they may see', async () => {
    const [ofNaser, ofBeba] = [await accepted(app), await referred(app)];
    await move(app, governor, ofBeba, 'refer', { agency: 'gov-bns-lu-beba' });
    const also = [{ number: ofBeba.number }];
    const { cause } = await move(app, governor, ofNaser, 'open-cause', { ...burst, also });
    expect(await readCause(app, governor, cause)).toMatchObject({
      complaints: 2,
      known: burst.known,
    });
    const seen = await readCause(app, beba, cause);
    expect(seen).toMatchObject({ complaints: 1, unanswered: 1, known: null, openedBy: null });
    expect(seen.gathered.map(({ number }) => number)).toEqual([ofBeba.number]);
    const line = (await listCauses(app, beba)).find((row: { id: string }) => row.id === cause);
    expect(line).toMatchObject({ complaints: 1 });
    const { body } = await answerFor(app, beba, cause, explained);
    expect([body.answered, body.left]).toEqual([[ofBeba.number], []]);
    expect((await dossier(app, naser, ofNaser)).status).toBe('in_progress');
  });

  test('finds none of an agency beside, whose officers change, end and answer nothing of it', async () => {
    const { id } = await opened(app, 1);
    for (const as of [beba, 'head@gov-is']) {
      expect(refusalOf(await app.call('GET', `/causes/${id}`, { as }))).toBe('404 not_found');
      expect(refusalOf(await answerFor(app, as, id, explained))).toBe('404 not_found');
      const ended = await actOn(app, as, id, 'end', { state: 'solved', how: 'لا شيء' });
      expect(refusalOf(ended)).toBe('404 not_found');
      expect((await listCauses(app, as)).map((row: { id: string }) => row.id)).not.toContain(id);
    }
  });

  test('pages of the list follow one another without a gap or a repetition', async () => {
    const all = (await listCauses(app, governor)).map((row: { id: string }) => row.id);
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
  const { id } = await opened(app, 1);
  const change = app.database.pool.query(
    `UPDATE cause_steps SET words = 'غيره' WHERE cause_id = $1`,
    [id],
  );
  await expect(change).rejects.toThrow(/only added/);
});
