import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { days, meetingsOf, point } from '../../test/meetings.ts';

/* A meeting before it is closed: prepared, written by two at once, and read by whom it concerns. */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const { call, prepared, change, close } = meetingsOf(() => app);

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
