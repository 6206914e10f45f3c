import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { settledByWord } from '../../../test/in-status.ts';
import { centreJudge, dossier, type Filed, naser, person } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const confirm = ({ number, code }: Filed, more: object) =>
  app.call('POST', '/tracking/confirm', { body: { number, code, ...more } });

test('the grade and the words of the complainant are kept, and no officer’s name is shown', async () => {
  const filed = await settledByWord(app);
  const shown = await person(app, filed, 'confirm', { grade: 4, words: 'شكرا للسرعة' });
  expect(shown).toMatchObject({ status: 'closed', canConfirm: false, canAppeal: true });
  expect(shown.steps.at(-1)).toMatchObject({ verb: 'confirm', words: 'شكرا للسرعة' });
  expect(JSON.stringify(shown)).not.toContain('موظف');
  const { history } = await dossier(app, centreJudge, filed);
  expect(history.at(-1)).toMatchObject({ by: 'complainant', officer: null, details: { grade: 4 } });
  const own = (await dossier(app, naser, filed)).history.at(-1);
  expect(own).toMatchObject({ verb: 'confirm', details: {}, words: null });
});

test('a second confirmation is refused and changes neither grade nor words', async () => {
  const filed = await settledByWord(app);
  const answers = await Promise.all([confirm(filed, { grade: 5 }), confirm(filed, { grade: 1 })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const again = await confirm(filed, { grade: 3 });
  expect(again.body.error).toMatchObject({ code: 'move_not_possible' });
  const { rows } = await app.database.pool.query(
    `SELECT grade, (SELECT count(*)::int FROM history_entries
       WHERE complaint_number = number AND verb = 'confirm') AS times
     FROM complaints WHERE number = $1`,
    [filed.number],
  );
  expect(rows[0].times).toBe(1);
  expect([1, 5]).toContain(rows[0].grade);
});

describe('a grade', () => {
  test.for([0, 6, 2.5, '5', null, undefined])(
    'of %s is none, and the field is named',
    async (grade) => {
      const filed = await settledByWord(app);
      const answer = await confirm(filed, { grade });
      expect(answer.status).toBe(400);
      expect(answer.body.error.field).toBe('grade');
      expect((await person(app, filed)).status).toBe('settled');
    },
  );
});
