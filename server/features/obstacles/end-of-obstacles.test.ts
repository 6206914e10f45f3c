import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp } from '../../test/app.ts';
import { accepted, dossier, examiner, move, naser, person } from '../../test/journey.ts';
import {
  appWithHeads,
  budget,
  decision,
  governor,
  head,
  listed,
  post,
  read,
  recorded,
  refusalOf,
  toldOf,
} from '../../test/obstacles.ts';
import { eraseObstacleWords } from './index.ts';

/* What ends an obstacle, or its hold on a complaint; what becomes of its words, and how it is counted. */

let app: TestApp;
beforeAll(async () => {
  app = await appWithHeads();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

test('a person withdraws a complaint that an obstacle holds, and it holds it no more', async () => {
  const { filed, id } = await recorded(app);
  await person(app, filed, 'withdraw');
  expect((await read(app, head, id)).complaints).toBe(0);
});

describe('the end of an obstacle', () => {
  test('puts every complaint that it held back to work, and tells their people', async () => {
    const second = await accepted(app);
    const { filed, id } = await recorded(app, { also: [{ number: second.number }] });
    const removed = await post(app, naser, id, 'remove', { how: 'صُرف الاعتماد' });
    expect(removed.body).toMatchObject({ state: 'removed', complaints: 0, dueAt: null });
    for (const one of [filed, second]) {
      const seen = await dossier(app, naser, one);
      expect([seen.obstacle, seen.history.at(-1).verb]).toEqual([null, 'removeObstacle']);
      expect(await toldOf(app, one)).toContain('obstacle_removed');
    }
    expect(refusalOf(await post(app, head, id, 'decide', decision))).toBe('409 obstacle_removed');
    expect(await listed(app, head)).not.toContain(id);
    expect(await listed(app, head, '&state=removed')).toContain(id);
  });

  test('a complaint that is answered or goes to another agency is no longer held, one handed down is', async () => {
    const { filed, id } = await recorded(app);
    await move(app, governor, filed, 'refer', { agency: 'gov-bns-lu-beba' });
    expect((await read(app, head, id)).complaints).toBe(0);
    const answered = await recorded(app);
    await move(app, naser, answered.filed, 'replies', {
      ...{ claim: 'explained', text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.', evidence: [] },
    });
    expect((await read(app, head, answered.id)).complaints).toBe(0);
    const asked = await recorded(app);
    await move(app, naser, asked.filed, 'ask', { question: 'أين المكان بالضبط؟' });
    expect((await read(app, head, asked.id)).complaints).toBe(1);
  });
});

test('what is decided or removed while the person is asked leaves the complaint where it goes back to', async () => {
  const { filed, id } = await recorded(app);
  await move(app, naser, filed, 'ask', { question: 'أين المكان بالضبط؟' });
  await post(app, head, id, 'decide', decision);
  await post(app, naser, id, 'remove', { how: 'صُرف الاعتماد' });
  await move(app, 'call_agent@system examiner@gov-bns', filed, 'supply', {
    answer: 'أمام المدرسة',
  });
  const seen = await dossier(app, naser, filed);
  expect([seen.status, seen.clock.state]).toEqual(['in_progress', 'running']);
});

describe('what was written of it', () => {
  test('is hidden everywhere once it is hidden in one of its complaints, with the name beside it', async () => {
    const { filed, id } = await recorded(app, {
      needed: 'موافقة سعاد على الهدم',
      fromOutside: 'سعاد',
    });
    const { history, redaction } = await dossier(app, head, filed);
    const { seq } = history.at(-1);
    const hidden = await app.call(
      'POST',
      `/complaints/${filed.number}/redactions/texts/obstacle-${seq}`,
      { as: head, body: { after: redaction.last, stretches: [{ from: 7, to: 11, kind: 'name' }] } },
    );
    expect(hidden.status).toBe(201);
    const seen = await read(app, governor, id);
    expect(JSON.stringify(seen)).not.toContain('سعاد');
    expect(seen.needed).toContain('على الهدم');
  });

  test('is erased with the person once it holds nobody else, and its kind and days stay', async () => {
    const second = await accepted(app);
    const { filed, id } = await recorded(app, { also: [{ number: second.number }] });
    await eraseObstacleWords(app.database.db, filed);
    expect((await read(app, head, id)).needed).toBe(budget.needed);
    await post(app, naser, id, 'remove', { how: 'صُرف الاعتماد' });
    await eraseObstacleWords(app.database.db, filed);
    const { needed, steps, kind, recordedAt } = await read(app, head, id);
    expect([needed, ...steps.map(({ words }) => words)]).toEqual([null, null, null]);
    expect([kind, recordedAt]).toEqual(['budget', aSunday.toISOString()]);
  });

  test('cannot be written anew by anybody, the owner of the tables included', async () => {
    const { id } = await recorded(app);
    const change = app.database.pool.query(
      `UPDATE obstacle_steps SET words = 'غيره' WHERE obstacle_id = $1`,
      [id],
    );
    await expect(change).rejects.toThrow(/only added/);
  });
});

test('figures count what was recorded, decided and removed by kind, and what stands open', async () => {
  const figures = async () => {
    const period = '?from=2026-07-01&to=2026-07-31';
    const { body } = await app.call('GET', `/obstacles/figures${period}`, { as: governor });
    const none = { recorded: 0, decided: 0, removed: 0, minutes: 0, open: 0 };
    return body.counts.find(({ kind }: { kind: string }) => kind === 'court') ?? none;
  };
  const court = { kind: 'court', fromAgency: undefined, fromOutside: 'محكمة بني سويف' };
  const one = await recorded(app, court);
  await recorded(app, court);
  await post(app, head, one.id, 'decide', decision);
  app.pass({ hours: 3 });
  await post(app, head, one.id, 'remove', { how: 'صدر الحكم' });
  expect(await figures()).toMatchObject({
    ...{ recorded: 2, decided: 1, removed: 1, minutes: 180, open: 1 },
    ...{ agency: { code: 'gov-bns-lu-naser' }, oldest: aSunday.toISOString() },
  });
});

test('pages of the list follow one another without a gap or a repetition', async () => {
  const all = await listed(app, governor);
  const found: string[] = [];
  let after: string | null = null;
  do {
    const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { body } = await app.call('GET', `/obstacles?limit=3${next}`, { as: governor });
    found.push(...body.obstacles.map(({ id }: { id: string }) => id));
    after = body.next;
  } while (after !== null);
  expect(found).toEqual(all);
  const wrong = await app.call('GET', '/obstacles?after=nonsense', { as: governor });
  expect(wrong.status).toBe(400);
});

test('an examiner of the system sees no obstacle of an agency that they do not reach', async () => {
  const { id } = await recorded(app);
  expect(await listed(app, examiner)).not.toContain(id);
});
