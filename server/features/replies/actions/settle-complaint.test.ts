import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  answered,
  centreJudge,
  type Filed,
  move,
  naser,
  person,
  photo,
  reply,
  settled,
} from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Acceptance = { item: number; reason?: string };

const settle = ({ number }: Filed, acceptances: Acceptance[] = [], as = centreJudge) =>
  app.call('POST', `/complaints/${number}/settle`, { as, body: { acceptances } });
const dossier = async ({ number }: Filed, as = centreJudge) =>
  (await app.call('GET', `/complaints/${number}`, { as })).body;

/** Answered with a photo that says neither when nor where: items 1 and 2 cannot be known, 3 is met. */
async function unknown(): Promise<Filed> {
  const filed = await accepted(app);
  const silent = { upload: await photo(app, { takenAt: null, position: null }) };
  await move(app, naser, filed, 'replies', reply([silent]));
  return filed;
}

describe('what cannot be known', () => {
  const time = { item: 1, reason: 'الموقع معروف لي والصورة من زيارتي اليوم' };
  const position = { item: 2, reason: 'واجهة المدرسة ظاهرة في الصورة' };

  test('is listed until each item of it is accepted', async () => {
    const filed = await unknown();
    const none = await settle(filed);
    expect([none.status, none.body.error]).toMatchObject([
      422,
      {
        code: 'evidence_not_known',
        params: {
          items: [
            { item: 1, because: 'no_time' },
            { item: 2, because: 'no_photo_position' },
          ],
        },
      },
    ]);
    const half = await settle(filed, [time]);
    expect(half.body.error.params.items).toEqual([{ item: 2, because: 'no_photo_position' }]);
    expect((await dossier(filed)).status).toBe('answered');
    expect((await settle(filed, [time, position])).body.status).toBe('settled');
  });

  test('is accepted with a reason that is kept, and stays so after an appeal', async () => {
    const filed = await unknown();
    await settle(filed, [position, time]);
    const acceptedOf = async (as?: string) =>
      (await dossier(filed, as)).replies[0].items.map(
        ({ accepted }: { accepted: unknown }) => accepted,
      );
    expect(await acceptedOf()).toEqual([time.reason, position.reason, null]);
    const { history, replies } = await dossier(filed);
    expect(history.at(-1)).toMatchObject({ verb: 'settle', details: { accepted: [2, 1] } });
    expect(JSON.stringify(history)).not.toContain(time.reason);
    expect(replies[0].verdict).toBe('settled');
    await person(app, filed, 'appeal', { reason: 'القمامة كما هي' });
    expect(await acceptedOf('head@gov-bns')).toEqual([time.reason, position.reason, null]);
  });

  test('that only half was accepted leaves nothing accepted', async () => {
    const filed = await unknown();
    await settle(filed, [time]);
    const { items } = (await dossier(filed)).replies[0];
    expect(items.map(({ accepted }: { accepted: unknown }) => accepted)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each([
    ['without a reason', [{ item: 1 }], 400, 'invalid_input', 'acceptances.0.reason'],
    ['for blanks', [{ item: 1, reason: '     ' }], 400, 'invalid_input', 'acceptances.0.reason'],
    [
      'of an item that is met',
      [{ ...time, item: 3 }],
      422,
      'nothing_to_accept',
      'acceptances.0.item',
    ],
    ['of no item', [time, { ...time, item: 9 }], 422, 'nothing_to_accept', 'acceptances.1.item'],
    ['of one item twice', [time, position, time], 422, 'nothing_to_accept', 'acceptances.2.item'],
  ])('is not accepted %s', async (_, acceptances, status, code, field) => {
    const filed = await unknown();
    const refused = await settle(filed, acceptances);
    expect([refused.status, refused.body.error]).toMatchObject([status, { code, field }]);
    expect((await settle(filed, [time, position])).status).toBe(200);
  });

  test('of an earlier reply is not accepted for the one that waits', async () => {
    const filed = await unknown();
    await move(app, centreJudge, filed, 'return-reply', { reason: 'الصورة بلا وقت' });
    await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }]));
    expect((await settle(filed, [time])).body.error.code).toBe('nothing_to_accept');
    expect((await settle(filed)).body.status).toBe('settled');
  });
});

test('what is not met cannot be accepted by any judge, with any reason', async () => {
  const filed = await accepted(app);
  const before = new Date(app.now.getTime() - 3_600_000);
  const old = { upload: await photo(app, { takenAt: before, position: null }) };
  await move(app, naser, filed, 'replies', reply([old]));
  const reason = 'أعرف أن العمل تم';
  for (const as of [centreJudge, 'head@gov-bns-tech-centre', 'head@gov-bns', 'head@cabinet']) {
    const refused = await settle(
      filed,
      [
        { item: 1, reason },
        { item: 2, reason },
      ],
      as,
    );
    expect([refused.status, refused.body.error]).toMatchObject([
      422,
      { code: 'evidence_not_met', field: 'acceptances.0.item' },
    ]);
    const rest = await settle(filed, [{ item: 2, reason }], as);
    expect(rest.body.error).toMatchObject({
      code: 'evidence_not_met',
      params: { items: [{ item: 1, because: 'taken_before_receipt' }] },
    });
  }
});

test.each(['partly', 'explained'])(
  'a reply that claims %s is settled as that, no more',
  async (claim) => {
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }], { claim }));
    await move(app, centreJudge, filed, 'settle');
    expect((await person(app, filed)).reply.claim).toBe(claim);
    await person(app, filed, 'confirm', { grade: 3 });
    const { replies, history } = await dossier(filed);
    expect(replies[0]).toMatchObject({ claim, verdict: 'settled' });
    const settling = history.find(({ verb }: { verb: string }) => verb === 'settle');
    expect(settling.details).toMatchObject({ claim, replyNo: 1 });
  },
);

test('the one who settles is kept as the body that did, and the person has time to object', async () => {
  const filed = await settled(app);
  const { rows } = await app.database.pool.query(
    `SELECT j.code AS judge, a.code AS answered, d.code AS decided, waits_until = appeal_until AS same
     FROM replies r JOIN complaints c ON c.number = r.complaint_number
     JOIN agencies j ON j.id = r.verdict_by_id JOIN agencies a ON a.id = r.agency_id
     JOIN agencies d ON d.id = c.decided_by_id
     WHERE r.complaint_number = $1`,
    [filed.number],
  );
  expect(rows).toEqual([
    {
      judge: 'gov-bns-tech-centre',
      answered: 'gov-bns-lu-naser',
      decided: 'gov-bns-tech-centre',
      same: true,
    },
  ]);
  const shown = await person(app, filed);
  const days = (Date.parse(shown.appealUntil) - app.now.getTime()) / 86_400_000;
  expect(Math.round(days)).toBe(14);
});

describe('when the tree changes between the answer and the settling', () => {
  const administrator = 'administrator@cabinet';
  const tree = (code: string, what: 'move', body: object) =>
    app.call('POST', `/agencies/${code}/${what}`, { as: administrator, body });
  const verdict = async ({ number }: Filed) => {
    const { rows } = await app.database.pool.query(
      `SELECT c.status, a.code AS answered, j.code AS judge
       FROM replies r JOIN complaints c ON c.number = r.complaint_number
       JOIN agencies a ON a.id = r.agency_id LEFT JOIN agencies j ON j.id = r.verdict_by_id
       WHERE r.complaint_number = $1`,
      [number],
    );
    return rows[0];
  };
  // Each story has a tree of its own: what one changes would be in the way of the next.
  const alone = async (story: () => Promise<void>) => {
    const before = app;
    app = await testApp();
    await story().finally(async () => {
      await app.close();
      app = before;
    });
  };

  test('an agency that was moved away is judged by who referred to it', () =>
    alone(async () => {
      const filed = await answered(app);
      expect((await tree('gov-bns-lu-naser', 'move', { parent: 'gov-is' })).status).toBe(200);
      expect((await settle(filed, [], 'judge@gov-bns-lu-naser')).status).toBeGreaterThan(400);
      expect((await settle(filed)).body.status).toBe('settled');
      expect(await verdict(filed)).toMatchObject({ judge: 'gov-bns-tech-centre' });
    }));

  test('a judge moved below the agency that answered gives way to the one above it', () =>
    alone(async () => {
      const filed = await answered(app);
      await tree('gov-bns-tech-centre', 'move', { parent: 'gov-bns-lu-naser' });
      expect((await settle(filed)).status).toBeGreaterThan(400);
      expect((await settle(filed, [], 'judge@gov-bns')).body.status).toBe('settled');
      expect(await verdict(filed)).toMatchObject({
        judge: 'gov-bns',
        answered: 'gov-bns-lu-naser',
      });
    }));

  test('a reply of an agency that was merged is settled as its own, not by its successor', () =>
    alone(async () => {
      const filed = await answered(app);
      await mergeAgencies(app, 'gov-bns-lu-naser', 'gov-bns-lu-beba');
      expect((await settle(filed, [], 'judge@gov-bns-lu-beba')).status).toBeGreaterThan(400);
      expect((await settle(filed)).body.status).toBe('settled');
      expect(await verdict(filed)).toEqual({
        status: 'settled',
        answered: 'gov-bns-lu-naser',
        judge: 'gov-bns-tech-centre',
      });
      const shown = await person(app, filed);
      expect(shown.reply.agency.ar).toContain('ناصر');
    }));

  test('a judge that the agency was merged into gives way, and a returned reply goes to it', () =>
    alone(async () => {
      const filed = await answered(app);
      await mergeAgencies(app, 'gov-bns-lu-naser', 'gov-bns-tech-centre');
      expect((await settle(filed)).status).toBeGreaterThan(400);
      const above = 'judge@gov-bns-diwan';
      await move(app, above, filed, 'return-reply', { reason: 'أين صورة ما بعد الرفع؟' });
      const officer = 'agency_officer@gov-bns-tech-centre';
      await move(app, officer, filed, 'replies', reply([{ upload: await photo(app) }]));
      expect((await settle(filed, [], above)).body.status).toBe('settled');
    }));
});
