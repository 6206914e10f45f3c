import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import {
  actOn,
  answerFor,
  burst,
  explained,
  governor,
  keepFor,
  opened,
  readCause,
} from '../../../test/causes.ts';
import {
  accepted,
  document,
  dossier,
  type Filed,
  move,
  naser,
  person,
} from '../../../test/journey.ts';
import { refusalOf, toldOf } from '../../../test/obstacles.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

describe('a cause that changes or ends', () => {
  test('tells the people of what still waits the new day, once, and nobody where it stays', async () => {
    const { filed, id } = await opened(app, 2);
    const same = { ...burst, worker: 'gov-bns-lu-naser', version: 1 };
    expect((await actOn(app, naser, id, 'change', { ...same, title: 'كسر الخط' })).status).toBe(
      200,
    );
    expect(await toldOf(app, filed[0]!)).not.toContain('day_announced');
    const later = { ...same, expectedFor: '2026-07-20', told: 'تأخرت المواسير.', version: 2 };
    expect((await actOn(app, naser, id, 'change', later)).body).toMatchObject({ version: 3 });
    expect(refusalOf(await actOn(app, naser, id, 'change', later))).toBe('409 cause_changed');
    const shown = await person(app, filed[0]!);
    expect(shown.cause).toMatchObject({ told: 'تأخرت المواسير.', expectedFor: '2026-07-20' });
    expect((await toldOf(app, filed[1]!)).filter((each) => each === 'day_announced')).toHaveLength(
      1,
    );
  });

  test('is late once the day that people were told has passed', async () => {
    const { id } = await opened(app, 1);
    app.turnTo(new Date('2026-07-13T08:00:00Z'));
    expect((await readCause(app, naser, id)).late).toBe(true);
  });

  test('solved gathers nothing more and still answers; abandoned lets all go back to be worked on', async () => {
    const solved = await opened(app, 1);
    await actOn(app, naser, solved.id, 'end', { state: 'solved', how: 'أُصلح الخط' });
    const free = await accepted(app);
    const late = await app.call('POST', `/complaints/${free.number}/gather`, {
      ...{ as: naser, body: { cause: solved.id } },
    });
    expect(refusalOf(late)).toBe('409 cause_ended');
    expect((await answerFor(app, naser, solved.id, explained)).body.answered).toHaveLength(1);
    const wrong = await opened(app, 2);
    const ended = await actOn(app, naser, wrong.id, 'end', {
      state: 'abandoned',
      how: 'لكل مكان سببه',
    });
    expect(ended.body).toMatchObject({ state: 'abandoned', complaints: 0 });
    const seen = await dossier(app, naser, wrong.filed[0]!);
    expect([seen.cause, seen.history.at(-1).verb]).toEqual([null, 'ungather']);
    expect(await toldOf(app, wrong.filed[1]!)).toContain('ungathered');
  });

  test('lets a complaint go by hand, when it is withdrawn, and when an agency outside has it', async () => {
    const { filed, id } = await opened(app, 4);
    const [byHand, withdrawn, gone, stays] = filed as [Filed, Filed, Filed, Filed];
    await keepFor(app, byHand, [await document(app)]);
    await move(app, naser, byHand, 'ungather', { reason: 'السبب مختلف' });
    await person(app, withdrawn, 'withdraw');
    const sent = await move(app, governor, gone, 'refer', { agency: 'gov-bns-lu-beba' });
    const { history, version } = await dossier(app, governor, gone);
    expect(sent.version).toBe(version);
    expect(history.at(-1)).toMatchObject({ verb: 'ungather', by: 'system' });
    expect(history.at(-1).details.because).toBe('out_of_reach');
    expect((await readCause(app, naser, id)).gathered.map(({ number }) => number)).toEqual([
      stays.number,
    ]);
    const { rows } = await app.database.pool.query(
      'SELECT FROM cause_files WHERE complaint_number = $1',
      [byHand.number],
    );
    expect(rows).toEqual([]);
  });
});
