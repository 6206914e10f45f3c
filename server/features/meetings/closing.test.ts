import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { checkReviewProof } from 'insaf-verify/review-proof.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, centreJudge, move, settled } from '../../test/journey.ts';
import { days, meetingsOf, point, rapporteur } from '../../test/meetings.ts';
import { auditLedger, findingLine } from '../audit/index.ts';
import { countFigures } from '../figures/index.ts';
import { readKey, sequence } from '../ledger/index.ts';
import { checkMeetings } from './index.ts';

/*
 * The first days of July of a unit: a meeting over them is closed, and found again as it was after the figures
 * went on.
 */

let app: TestApp;
let open: Awaited<ReturnType<typeof answered>>;
beforeAll(async () => {
  app = await testApp();
  open = await answered(app);
  await settled(app);
  app.pass({ days: 5 });
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const { call, prepared, change, close } = meetingsOf(() => app);

test('closing refuses a text that names no figure, and names both', async () => {
  const meeting = await prepared();
  const points = [point(), point({ textAr: 'ورد {cohort.recieved}' })];
  const { body: changed } = await change(meeting, { points });
  const { status, body } = await close(changed);
  expect([status, body.error.code, body.error.field]).toEqual([
    ...[422, 'meeting_unknown_figure', 'points.1'],
  ]);
  expect(body.error.params.figure).toBe('cohort.recieved');
  expect((await call('GET', `/${meeting.id}`)).body.state).toBe('prepared');
});

test('closing freezes the figures and the text with them, and finds both again after figures went on', async () => {
  const { body: changed } = await change(await prepared(), {
    points: [point(), point({ side: 'obstacle', textAr: 'أ', dropped: true })],
  });
  const { status, body: closed } = await close(changed);
  expect(status).toBe(200);
  const { frozen, sha256 } = closed.closed;
  expect(frozen.points.filter((each: { finding: unknown }) => each.finding === null)).toEqual([
    expect.objectContaining({ side: 'well', ar: 'ورد 2 وحُسم 1', en: null }),
  ]);
  expect(frozen.review.now.cohort).toMatchObject({ received: 2, verified: 1 });
  const json = await call('GET', `/${closed.id}/review.json`);
  expect(createHash('sha256').update(json.raw).digest('hex')).toBe(sha256);

  await move(app, centreJudge, open, 'settle', {});
  await countFigures(app.ctx);
  const live = await app.call('GET', `/figures/review?${new URLSearchParams(days)}`, {
    as: rapporteur,
  });
  expect(live.body.now.cohort.verified).toBe(2);
  const again = (await call('GET', `/${closed.id}`)).body;
  expect(again.closed).toEqual(closed.closed);
  expect((await call('GET', `/${closed.id}/review.json`)).raw).toEqual(json.raw);

  const since = (await call('GET', `/${closed.id}/since`)).body;
  expect(since.differences[0].part).toBe('whole');
  expect(since.differences).toContainEqual(
    expect.objectContaining({
      ...{ part: 'whole', basis: 'cohort', figure: 'verified', was: 1, now: 2 },
    }),
  );
  expect(since.same).toBeGreaterThan(0);
});

test('a closed meeting lets nobody change it, by the API or by SQL of the server', async () => {
  const { body: closed } = await close(await prepared());
  for (const answer of [
    await change(closed, { title: 'اجتماع آخر' }),
    await close(closed),
    await call('DELETE', `/${closed.id}`, { version: closed.version }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([409, 'meeting_closed']);
  }
  const { id } = closed;
  for (const attempt of [
    sql`UPDATE meetings SET title = 'x' WHERE id = ${id}`,
    sql`UPDATE meetings SET state = 'prepared', closed_at = NULL WHERE id = ${id}`,
    sql`DELETE FROM meetings WHERE id = ${id}`,
    sql`UPDATE meeting_reviews SET frozen = 'x' WHERE meeting_id = ${id}`,
    sql`DELETE FROM meeting_reviews WHERE meeting_id = ${id}`,
    sql`INSERT INTO meeting_points VALUES (${id}, gen_random_uuid(), 9, 'well', NULL, 'x', '', false)`,
  ]) {
    await expect(attempt.execute(app.ctx.db)).rejects.toThrow(/append-only|closed|permission/);
  }
});

test('a closed meeting lets a following one name it, which begins with what was said, and the first says so', async () => {
  const { body: changed } = await change(await prepared(), { points: [point()] });
  const { body: closed } = await close(changed);
  const following = await prepared(days, { follows: closed.id });
  expect(following.points).toMatchObject([
    { textAr: 'ورد {cohort.received} وحُسم {cohort.verified}' },
  ]);
  expect(following.points[0].point).not.toBe(closed.points[0].point);
  const { body: second } = await close(following);
  expect(second.closed.frozen.meeting.follows).toEqual({
    ...{ id: closed.id, sha256: closed.closed.sha256 },
  });
  const { followedBy } = (await call('GET', `/${closed.id}`)).body.closed;
  expect(followedBy).toMatchObject([{ id: following.id, state: 'closed' }]);
  const open = await prepared();
  const { body } = await call('POST', '', { title: 'ملحق', asked: days, follows: open.id });
  expect(body.error).toMatchObject({ code: 'unknown_meeting', field: 'follows' });
});

test('a closed meeting stands in the ledger with its hash in clear, provable to anybody, and the audit finds it whole', async () => {
  const { body: closed } = await close(await prepared());
  expect((await call('GET', `/${closed.id}/proof`)).body.error.code).toBe('not_in_ledger_yet');
  await sequence(app.ctx);
  const { body: proof } = await call('GET', `/${closed.id}/proof`);
  const key = await readKey(app.ctx);
  const { sha256 } = closed.closed;
  expect(JSON.parse(proof.entry)).toMatchObject({
    type: 'review',
    review: sha256,
    agency: 'gov-bns',
  });
  expect(checkReviewProof(sha256, proof, key)).toEqual([]);
  expect(checkReviewProof('0'.repeat(64), proof, key)).toEqual(['entry-of-another']);
  const moved = { ...proof, index: proof.index - 1 };
  expect(checkReviewProof(sha256, moved, key)).toEqual(['entry-not-included']);
  const forged = { ...proof, entry: proof.entry.replace(sha256, '0'.repeat(64)) };
  expect(checkReviewProof('0'.repeat(64), forged, key)).toEqual(['entry-not-included']);

  const faults: unknown[] = [];
  expect(await checkMeetings(app.ctx, (fault) => faults.push(fault))).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  const lines: string[] = [];
  await auditLedger(app.ctx, [], {
    found: (finding) => lines.push(findingLine(finding)),
    progress: () => undefined,
  });
  expect(lines).toEqual([]);
});

test('a closed meeting is taken along as it was frozen: list, workbook, report and slides, and a draft as it is now', async () => {
  const { body: changed } = await change(await prepared(), { points: [point()] });
  const draft = await app.http.inject({
    method: 'GET',
    url: `/api/v1/meetings/${changed.id}/review.csv`,
    headers: { authorization: `Bearer ${await app.tokenOf(rapporteur)}` },
  });
  expect(draft.payload).toContain('point,well,ورد 2 وحُسم 2');
  const { body: closed } = await close(changed);
  const take = async (path: string) =>
    app.http.inject({
      method: 'GET',
      url: `/api/v1/meetings/${closed.id}/${path}`,
      headers: { authorization: `Bearer ${await app.tokenOf(rapporteur)}` },
    });
  const csv = await take('review.csv');
  expect(csv.headers['content-disposition']).toBe(
    'attachment; filename="meeting-gov-bns-2026-07-05-2026-07-08-review.csv"',
  );
  expect(csv.payload).toContain('whole,gov-bns');
  const book = unzipSync((await take('review.xlsx?language=ar')).rawPayload);
  expect(strFromU8(book['xl/sharedStrings.xml']!)).toContain('ورد 2 وحُسم 2');
  for (const path of ['review.pdf', 'review-slides.pdf?language=en']) {
    const paper = await take(path);
    expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  }
});
