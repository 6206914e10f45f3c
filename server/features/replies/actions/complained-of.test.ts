import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { explanation, staffOf } from '../../../test/in-status.ts';
import { dossier, type Filed, file, move, naser, person, refusal } from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** About this agency, referred by the technological centre and answered by Naser. */
async function answeredAbout(agencyComplainedOf: string): Promise<Filed> {
  const filed = await file(app, { agencyComplainedOf }, 'counter_clerk@gov-bns-tech-centre');
  await move(app, staffOf.centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  await move(app, naser, filed, 'replies', explanation);
  return filed;
}

async function toJudge(as: string): Promise<string[]> {
  const { body } = await app.call('GET', '/complaints?toJudge=true&limit=200', { as });
  return body.complaints.map(({ number }: { number: string }) => number);
}

test('the agency complained of is not given the reply to judge, though it referred', async () => {
  const filed = await answeredAbout('gov-bns-tech-centre');
  expect(await toJudge('judge@gov-bns-tech-centre')).not.toContain(filed.number);
  expect(await toJudge('judge@gov-bns')).toContain(filed.number);
  const own = await refusal(app, 'judge@gov-bns-tech-centre', filed, 'settle');
  expect([403, 404]).toContain(own.status);
  expect((await move(app, 'judge@gov-bns', filed, 'settle')).status).toBe('settled');
});

test('where all below a governorate is complained of with it, the Cabinet judges', async () => {
  const filed = await answeredAbout('gov-bns');
  expect(await toJudge('judge@gov-bns')).not.toContain(filed.number);
  expect(await toJudge('judge@cabinet')).toContain(filed.number);
  expect((await move(app, 'judge@cabinet', filed, 'settle')).status).toBe('settled');
});

test('who judges above and works for the agency complained of does not settle, and is not offered to', async () => {
  const filed = await answeredAbout('gov-bns-tech-centre');
  const both = 'judge@gov-bns supervisor@gov-bns-tech-centre';
  expect(await refusal(app, both, filed, 'settle')).toMatchObject({
    status: 403,
    code: 'complained_of',
  });
  expect((await dossier(app, both, filed)).can).toMatchObject({ settle: false, returnReply: true });
});

test('after the agency complained of was merged, its successor is not given its reply to judge', async () => {
  const merged = await mergeAgencies(app, 'gov-bns-legal', 'gov-bns-tech-centre');
  expect(merged.status).toBe(200);
  const filed = await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
  await app.database.pool.query(
    `UPDATE complaints SET complained_of_id = (SELECT id FROM agencies WHERE code = 'gov-bns-legal')
     WHERE number = $1`,
    [filed.number],
  );
  await move(app, staffOf.centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  await move(app, naser, filed, 'replies', explanation);
  expect(await toJudge('judge@gov-bns-tech-centre')).not.toContain(filed.number);
  expect(await toJudge('judge@gov-bns-diwan')).toEqual([]);
  expect(await toJudge('judge@gov-bns')).toContain(filed.number);
});

test('a complaint about the agency that judged its leading one is not settled with it', async () => {
  const leading = await answeredAbout('gov-bns-lu-beba');
  const about = async (agencyComplainedOf?: string) => {
    const filed = await file(app, { agencyComplainedOf }, 'counter_clerk@gov-bns-tech-centre');
    await move(app, staffOf.centre, filed, 'join', { leading: leading.number });
    return filed;
  };
  const [theJudge, aboveIt, nobody] = [
    await about('gov-bns-tech-centre'),
    await about('gov-bns-diwan'),
    await about(),
  ];
  await move(app, staffOf.centre, leading, 'settle');
  expect((await person(app, nobody)).status).toBe('settled');
  for (const filed of [theJudge, aboveIt]) {
    expect(await person(app, filed)).toMatchObject({ status: 'received', reply: null });
    const { history } = await dossier(app, 'head@gov-bns', filed);
    expect(history.at(-1)).toMatchObject({
      verb: 'release',
      details: { leading: leading.number, because: 'complained_of' },
    });
  }
});
