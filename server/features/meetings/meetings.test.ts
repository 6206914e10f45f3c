import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { checkReviewProof } from 'insaf-verify/review-proof.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, centreJudge, move, settled } from '../../test/journey.ts';
import { auditLedger, findingLine } from '../audit/index.ts';
import { countFigures } from '../figures/index.ts';
import { readKey, sequence } from '../ledger/index.ts';
import { checkMeetings } from './index.ts';

/*
 * The first days of July of a unit: prepared, written by two at once, closed, and found again as they were
 * after the figures went on.
 */

const rapporteur = 'rapporteur@gov-bns';
const days = { from: '2026-07-05', to: '2026-07-08', agency: 'gov-bns' };

let app: TestApp;
let open: Awaited<ReturnType<typeof answered>>;
beforeAll(async () => {
  app = await testApp();
  open = await answered(app);
  await settled(app);
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  as = rapporteur,
) => app.call(method, `/meetings${path}`, { as, ...(body === undefined ? {} : { body }) });

async function prepared(asked: object = days, more: object = {}) {
  const title = 'اجتماع اللجنة العليا';
  const { status, body } = await call('POST', '', { title, asked, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

const point = (changes: object = {}) => ({
  ...{ point: crypto.randomUUID(), side: 'well', finding: null, dropped: false },
  ...{ textAr: 'ورد {cohort.received} وحُسم {cohort.verified}', textEn: '', ...changes },
});

const change = (meeting: Record<string, unknown>, changes: object, as?: string) => {
  const { id, version, title, place, heldAt, asked, points } = meeting;
  return call('PUT', `/${id}`, { version, title, place, heldAt, asked, points, ...changes }, as);
};

const close = (meeting: { id: string; version: number }, as = rapporteur) =>
  call('POST', `/${meeting.id}/close`, { version: meeting.version }, as);

describe('a meeting that is prepared', () => {
  test('keeps its points in their order, and reads them back as they were written', async () => {
    const meeting = await prepared();
    const points = [point(), point({ side: 'recommendation', textAr: 'زيارة الوحدة' })];
    const { status, body } = await change(meeting, { points, place: 'ديوان المحافظة' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, place: 'ديوان المحافظة', points, closed: null });
    expect(body.can).toEqual({ change: true, close: true, follow: false });
  });

  test('of two who write at once the second is told who was first, and nothing is lost', async () => {
    const meeting = await prepared();
    const first = await change(meeting, { points: [point()] }, 'head@gov-bns');
    expect(first.status).toBe(200);
    const { status, body } = await change(meeting, { points: [] });
    expect([status, body.error.code]).toEqual([409, 'meeting_changed']);
    expect(body.error.params.by).toBe('موظف head@gov-bns');
    expect((await call('GET', `/${meeting.id}`)).body.points).toHaveLength(1);
  });

  test('refuses a point that is there twice, by itself or by its finding, naming it', async () => {
    const meeting = await prepared();
    const one = point({ finding: 'late_more:x' });
    for (const again of [one, point({ finding: 'late_more:x' })]) {
      const { status, body } = await change(meeting, { points: [one, again] });
      expect([status, body.error.field]).toEqual([400, 'points.1']);
    }
  });

  test('is taken back with its points, while it was never closed', async () => {
    const meeting = await prepared();
    await change(meeting, { points: [point()] });
    expect((await call('DELETE', `/${meeting.id}`, { version: 1 })).body.error.code).toBe(
      'meeting_changed',
    );
    expect((await call('DELETE', `/${meeting.id}`, { version: 2 })).status).toBe(200);
    expect((await call('GET', `/${meeting.id}`)).status).toBe(404);
  });

  test('is of a period and an agency that can be reviewed, or the field is named', async () => {
    const refused = async (asked: object) => {
      const { status, body } = await call('POST', '', { title: 'اجتماع', asked });
      return [status, body.error.code, body.error.field];
    };
    expect(await refused({ ...days, to: '2026-06-01' })).toEqual([400, 'invalid_input', 'to']);
    expect(await refused({ ...days, category: 'no-such' })).toEqual([
      ...[400, 'unknown_category', 'category'],
    ]);
    expect((await refused({ ...days, agency: 'gov-alx' }))[1]).toBe('not_permitted');
  });

  test('waits for the end of the period, and says which day that is', async () => {
    const meeting = await prepared();
    const { body } = await close(meeting);
    expect(body.error).toMatchObject({
      code: 'meeting_period_runs',
      params: { lastDay: '2026-07-08' },
    });
  });
});

describe('who reads and writes', () => {
  test('an agency beside it is shown nothing, in lists and by its address', async () => {
    const meeting = await prepared();
    for (const as of ['rapporteur@gov-alx', 'head@gov-bns-lu-naser']) {
      expect((await call('GET', `/${meeting.id}`, undefined, as)).status).toBe(404);
      expect((await call('GET', '', undefined, as)).body.meetings).toEqual([]);
      expect((await change(meeting, { points: [] }, as)).status).toBe(404);
    }
  });

  test('who reads figures alone reads it, and changes nothing', async () => {
    const meeting = await prepared();
    const as = 'supervisor@gov-bns';
    expect((await call('GET', `/${meeting.id}`, undefined, as)).body.can.change).toBe(false);
    for (const [method, path, body] of [
      ['POST', '', { title: 'اجتماع', asked: days }],
      ['POST', `/${meeting.id}/close`, { version: 1 }],
      ['DELETE', `/${meeting.id}`, { version: 1 }],
    ] as const) {
      expect((await call(method, path, body, as)).body.error.code).toBe('not_permitted');
    }
  });

  test('a list is read page by page, the newest first, with none twice', async () => {
    for (let n = 0; n < 3; n += 1) await prepared();
    const all = (await call('GET', '?limit=100')).body.meetings.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await call('GET', `?limit=2${after}`);
      paged.push(...body.meetings.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(paged).toEqual(all);
    expect((await call('GET', '?after=nonsense')).body.error.field).toBe('after');
  });
});

describe('closing', () => {
  beforeAll(async () => {
    app.pass({ days: 5 });
    await countFigures(app.ctx);
  });
  test('refuses a text that names no figure, and names both', async () => {
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

  test('freezes the figures and the text with them, and finds both again after figures went on', async () => {
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

  test('lets nobody change what was closed, by the API or by SQL of the server', async () => {
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

  test('lets a following one name it, which begins with what was said, and the first says so', async () => {
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

  test('stands in the ledger with its hash in clear, provable to anybody, and the audit finds it whole', async () => {
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

  test('is taken along as it was frozen: list, workbook, report and slides, and a draft as it is now', async () => {
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
      expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([
        200,
        '%PDF-',
      ]);
    }
  });
});
