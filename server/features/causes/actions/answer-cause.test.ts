import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../../platform/db/connect.ts';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import {
  answerFor,
  explained,
  fixed,
  governor,
  keepFor,
  numbersOf,
  opened,
  readCause,
} from '../../../test/causes.ts';
import {
  centreJudge,
  document,
  dossier,
  move,
  naser,
  person,
  photo,
} from '../../../test/journey.ts';
import { refusalOf } from '../../../test/obstacles.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

describe('one reply for all', () => {
  test('answers those that have photos of their own place, and leaves the others with what they lack', async () => {
    const { filed, id } = await opened(app, 3);
    app.pass({ hours: 2 });
    for (const one of filed.slice(0, 2)) await keepFor(app, one, [await photo(app)]);
    const { body } = await answerFor(app, naser, id);
    expect(body.answered.sort()).toEqual(numbersOf(filed.slice(0, 2)));
    expect(body.left).toMatchObject([{ number: filed[2]!.number }]);
    expect(body.left[0].items).toMatchObject([{ because: 'photo_missing', state: 'not_met' }]);
    const view = await readCause(app, naser, id);
    expect(view).toMatchObject({ complaints: 3, unanswered: 1, reply: fixed });
    const lacking = view.gathered.find(({ status }) => status === 'in_progress');
    expect(lacking).toMatchObject({
      number: filed[2]!.number,
      needs: { cause_removed: { photos: 1 }, explained: { photos: 0 } },
      files: [],
    });

    await keepFor(app, filed[2]!, [await photo(app)]);
    expect((await answerFor(app, naser, id)).body).toMatchObject({
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

  test('is judged by what it claims: what shows no cause removed can still explain it', async () => {
    const { filed, id } = await opened(app, 1);
    const items = async (claim: string) =>
      (await move(app, naser, filed[0]!, 'cause-files', { claim, evidence: [] })).items;
    expect(await items('partly')).toMatchObject([{ because: 'photo_missing', state: 'not_met' }]);
    expect(await items('explained')).toEqual([]);
    const partly = { claim: 'partly', text: 'أُصلح نصف الخط، والباقي هذا الأسبوع.' };
    expect((await answerFor(app, naser, id, partly)).body.left).toHaveLength(1);
    expect((await answerFor(app, naser, id, explained)).body.answered).toHaveLength(1);
    expect((await dossier(app, naser, filed[0]!)).replies.at(-1).claim).toBe('explained');
  });

  test('counts no photo twice, though both complaints have the same cause', async () => {
    const { filed, id } = await opened(app, 2);
    app.pass({ hours: 2 });
    const same = { seed: 4711 };
    await keepFor(app, filed[0]!, [await photo(app, same)]);
    await keepFor(app, filed[1]!, [await photo(app, same)]);
    const { body } = await answerFor(app, naser, id);
    expect(body.answered).toHaveLength(1);
    expect(body.left[0].items.map(({ because }: { because: string }) => because)).toContain(
      'used_before',
    );
  });

  test('sent twice, or by two officers at once, answers each complaint once', async () => {
    const { filed, id } = await opened(app, 3);
    const both = await Promise.all([
      answerFor(app, naser, id, explained),
      answerFor(app, governor, id, explained),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.flatMap(({ body }) => body.answered).sort()).toEqual(numbersOf(filed));
    expect((await answerFor(app, naser, id, explained)).body.answered).toEqual([]);
    for (const one of filed) {
      const { history } = await dossier(app, naser, one);
      expect(history.filter(({ verb }: { verb: string }) => verb === 'answer')).toHaveLength(1);
    }
  });

  test('killed in the middle it did nothing, and sent again it answers all', async () => {
    const { filed, id } = await opened(app, 3);
    const owner = connect(app.database.url, { max: 1 });
    await owner.pool.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.complaint_number = ${numbersOf(filed).at(-1)} THEN
        PERFORM pg_terminate_backend(pg_backend_pid());
      END IF;
      RETURN NEW; END $$;
      CREATE TRIGGER die BEFORE INSERT ON replies FOR EACH ROW EXECUTE FUNCTION die()`);
    expect((await answerFor(app, naser, id, explained)).status).toBeGreaterThanOrEqual(500);
    await owner.pool.query('DROP TRIGGER die ON replies; DROP FUNCTION die');
    await owner.close();
    expect((await readCause(app, naser, id)).unanswered).toBe(3);
    expect((await answerFor(app, naser, id, explained)).body.answered).toEqual(numbersOf(filed));
  });

  test('goes on a page at a time, where there are more than one answer holds', async () => {
    const { filed, id } = await opened(app, 27);
    const first = (await answerFor(app, naser, id, explained)).body;
    expect([first.answered.length, first.next]).toEqual([25, numbersOf(filed)[24]]);
    const rest = (await answerFor(app, naser, id, { ...explained, after: first.next })).body;
    expect([rest.answered.length, rest.next]).toEqual([2, null]);
  });

  test('gives each its own row of a document that shows it for all, which is no reuse among them', async () => {
    const { filed, id } = await opened(app, 2);
    const paper = await document(app);
    const { body } = await answerFor(app, naser, id, {
      ...explained,
      documents: [{ upload: paper }],
    });
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
    const refused = await answerFor(app, naser, id, {
      ...explained,
      documents: [{ upload: scene }],
    });
    expect(refusalOf(refused)).toBe('422 shared_not_document');
  });
});
